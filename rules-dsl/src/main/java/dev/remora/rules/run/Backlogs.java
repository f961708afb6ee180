package dev.remora.rules.run;

import dev.remora.rules.type.Form;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@link Backlog} of each counting rule: one for all whose windows have the same keys, as many of them, the same length and threshold, and count the same. */
final class Backlogs {
    private final Map<String, Integer> rules  = new HashMap<>();      // by name, how many share it
    private final Map<String, Backlog> shared = new HashMap<>();

    Backlogs(List<Rule> all) {
        for (Rule rule : all)
            if (rule.form() instanceof Form.Counting counting)
                name(counting.window(), rule.mostKeys()).ifPresent(name -> rules.merge(name, 1, Integer::sum));
    }

    /** The one of a rule with this window. */
    Backlog of(Window window, int keys) {
        Optional<String> name = name(window, keys);
        if (name.isEmpty())
            return new Backlog(window, keys, 1);
        Backlog known = shared.get(name.get());
        if (known != null && !known.isComplete())
            return known;
        Backlog made = new Backlog(window, keys, Math.min(Long.SIZE, rules.getOrDefault(name.get(), 1)));
        shared.put(name.get(), made);
        return made;
    }

    // What windows have in common that may share one; empty where they cannot be compared.
    private static Optional<String> name(Window window, int keys) {
        Optional<String> counted = switch (window.measure()) {
            case Window.Amount.Matches matches -> Optional.of("");
            case Window.Amount.Distinct(var operand) -> KeyReader.name(operand);
            case Window.Amount.Sum sum -> Optional.empty();
        };
        if (!Backlog.isUsed(window))
            return Optional.empty();
        return counted.flatMap(what -> KeyReader.name(window.by()).map(by -> what + " by " + by + ", " + keys + " keys, within " + window.nanos() + " >= " + window.threshold()));
    }
}
