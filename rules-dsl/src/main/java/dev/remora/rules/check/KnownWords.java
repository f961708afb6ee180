package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.VerdictWords;
import dev.remora.rules.syntax.Word;
import dev.remora.rules.type.Assumption;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Words of which a clause takes one of a few, and what is meant by others. */
final class KnownWords {
    // As syslog, Sigma and people call severities.
    private static final Map<String, String> SEVERITIES = Map.ofEntries(Map.entry("informational", "info"), Map.entry("information", "info"), Map.entry("notice", "info"),
            Map.entry("minor", "low"), Map.entry("moderate", "medium"), Map.entry("normal", "medium"), Map.entry("warning", "medium"), Map.entry("warn", "medium"),
            Map.entry("major", "high"), Map.entry("error", "high"), Map.entry("severe", "high"), Map.entry("urgent", "critical"), Map.entry("fatal", "critical"),
            Map.entry("emergency", "critical"), Map.entry("alert", "critical"));

    // As events and their moments are called elsewhere.
    private static final Map<String, String> OCCASIONS = Map.ofEntries(Map.entry("packets", "packet"), Map.entry("each", "packet"), Map.entry("opened", "open"),
            Map.entry("start", "open"), Map.entry("new", "open"), Map.entry("syn", "open"), Map.entry("connect", "open"), Map.entry("closed", "close"), Map.entry("end", "close"),
            Map.entry("ended", "close"), Map.entry("fin", "close"), Map.entry("completed", "established"), Map.entry("handshake", "established"), Map.entry("states", "state"),
            Map.entry("transition", "state"), Map.entry("change", "state"));

    private KnownWords() {}

    /** What a clause says; {@code MEDIUM} where there is none, or where its word is none that is known, which is told. */
    static Severity severity(Optional<Clause.Severity> clause, Findings findings) {
        List<String> known = Arrays.stream(Severity.values()).map(Severity::word).toList();
        return meaning(clause.map(Clause.Severity::level), "severity", Severity::of, known, findings).orElse(Severity.MEDIUM);
    }

    /** What a clause says; {@code PACKET} where there is none, or where its word is none that is known, which is told. */
    static Occasion occasion(Optional<Clause.On> clause, Findings findings) {
        List<String> known = Arrays.stream(Occasion.values()).map(Occasion::word).toList();
        return meaning(clause.map(Clause.On::occasion), "event", Occasion::of, known, findings).orElse(Occasion.PACKET);
    }

    /** What a clause says; {@code OBSERVED} where there is none, or where its word is none that is known, which is told. */
    static Assumption assumption(Optional<Clause.Assume> clause, Findings findings) {
        List<String> known = List.of(Assumption.FULL_CAPTURE.word(), Assumption.MIDSTREAM.word());
        return meaning(clause.map(Clause.Assume::what), "assumption", Assumption::of, known, findings).orElse(Assumption.OBSERVED);
    }

    private static <T> Optional<T> meaning(Optional<Word> word, String what, Function<String, Optional<T>> of, List<String> known, Findings findings) {
        Optional<T> meaning = word.flatMap(written -> of.apply(written.text()));
        if (meaning.isEmpty())
            word.filter(written -> !written.isMissing()).ifPresent(written -> unknown(written, what, known, findings));
        return meaning;
    }

    /** Says that a word is none of those that are known, and which one is meant. */
    static void unknown(Word word, String what, List<String> known, Findings findings) {
        String last = word.text().substring(word.text().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);          // `connection.opened`
        Optional<String> meant = Stream.of(Optional.of(last), Optional.ofNullable(SEVERITIES.get(last)), Optional.ofNullable(OCCASIONS.get(last)), VerdictWords.meant(last))
                .flatMap(Optional::stream).filter(known::contains).findFirst().or(() -> Spelling.nearest(word.text(), known));
        findings.add(Code.UNKNOWN_WORD.at(word.span(), word.text(), what, either(known)),
                meant.map(near -> Fix.replace(word.span(), near)).stream().toList());
    }

    /** Words joined as in a sentence. */
    static String either(List<String> words) {
        return words.size() == 1 ? words.getFirst() : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }
}
