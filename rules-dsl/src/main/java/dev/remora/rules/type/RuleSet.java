package dev.remora.rules.type;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules and policies that work together, file by file. Immutable. */
public record RuleSet(List<RuleFile> files) {
    /** No rules. */
    public static final RuleSet EMPTY = new RuleSet(List.of());

    public RuleSet {
        files = List.copyOf(files);
    }

    /** All rules, in the order of their files and of the text. */
    public List<Rule> rules() {
        return files.stream().flatMap(file -> file.rules().stream()).toList();
    }

    /** All policies, in the same order. */
    public List<Policy> policies() {
        return files.stream().flatMap(file -> file.policies().stream()).toList();
    }

    /** All suppressions, in the same order. */
    public List<Suppression> suppressions() {
        return files.stream().flatMap(file -> file.suppressions().stream()).toList();
    }

    /** The rule of this name; the pack may be left out where that leaves no doubt. */
    public Optional<Rule> rule(String name) {
        List<Rule> found = rules().stream().filter(rule -> rule.name().equals(name)).toList();
        if (found.isEmpty())
            found = rules().stream().filter(rule -> rule.name().endsWith("/" + name)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The names of all rules, and of all clauses of policies. */
    public List<String> names() {
        return Stream.concat(rules().stream().map(Rule::name), policies().stream().flatMap(p -> p.clauses().stream()).map(Policy.Clause::name)).toList();
    }
}
