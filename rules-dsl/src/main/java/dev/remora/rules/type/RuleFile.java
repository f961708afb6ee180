package dev.remora.rules.type;

import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Item;
import java.util.List;

/**
 * What a rule file says. Immutable.
 *
 * @param pack empty where the file belongs to none
 */
public record RuleFile(Source source, String pack, String title, List<Rule> rules, List<Policy> policies, List<Suppression> suppressions, List<Item.Test> tests) {
    public RuleFile {
        rules = List.copyOf(rules);
        policies = List.copyOf(policies);
        suppressions = List.copyOf(suppressions);
        tests = List.copyOf(tests);
    }
}
