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

    /**
     * One rule or policy alone, with what silences it; the pack may be left out where that leaves no doubt, and the clause of a policy stands for the
     * policy. Empty where there is none of this name, or are several.
     */
    public Optional<RuleSet> only(String name) {
        Optional<Rule> rule = rule(name);
        List<Policy> named = policies().stream().filter(policy -> isNamed(policy, name)).toList();
        if (rule.isEmpty() && named.size() != 1)
            return Optional.empty();
        List<Rule> rules = rule.stream().toList();
        List<Policy> policies = rules.isEmpty() ? named : List.of();
        return Optional.of(new RuleSet(files.stream().map(file -> new RuleFile(file.source(), file.pack(), file.title(),
                file.rules().stream().filter(rules::contains).toList(), file.policies().stream().filter(policies::contains).toList(),
                file.suppressions(), List.of())).toList()));
    }

    private static boolean isNamed(Policy policy, String name) {
        return Stream.concat(Stream.of(policy.name()), policy.clauses().stream().map(Policy.Clause::name))
                .anyMatch(own -> own.equals(name) || own.endsWith("/" + name));
    }

    /** The names of all rules, and of all clauses of policies. */
    public List<String> names() {
        return Stream.concat(rules().stream().map(Rule::name), policies().stream().flatMap(p -> p.clauses().stream()).map(Policy.Clause::name)).toList();
    }
}
