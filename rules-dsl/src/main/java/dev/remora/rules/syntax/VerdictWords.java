package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What packet filters and people call the verdicts of policies. */
public final class VerdictWords {
    /** Words of packet filters, and the keyword that says the same here. */
    static final Map<String, Integer> KEYWORDS = Map.of("drop", DENY, "block", DENY, "reject", DENY, "accept", ALLOW, "pass", ALLOW, "permit", ALLOW, "log", ALERT, "warn", ALERT);

    private static final Map<String, Set<String>> SAID = Map.of("deny", Set.of("denied", "denies", "dropped", "drops", "blocked", "blocks", "rejected", "rejects"),
            "allow", Set.of("allowed", "allows", "accepted", "accepts", "passed", "passes", "permitted", "permits"), "alert", Set.of("alerted", "logged", "logs"));

    private VerdictWords() {}

    /** The verdict that this word stands for, as iptables writes it, too: {@code DROP}; empty where it is none. */
    public static Optional<String> meant(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        if (SAID.containsKey(word))
            return Optional.of(word);
        Optional<String> said = SAID.entrySet().stream().filter(entry -> entry.getValue().contains(word)).map(Map.Entry::getKey).findFirst();
        return said.or(() -> Optional.ofNullable(KEYWORDS.get(word)).map(Words::spelling));
    }
}
