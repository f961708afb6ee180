package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.syntax.Text;
import dev.remora.rules.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Finds what can be done with the items of a file. */
final class Lenses {
    private static final String UNCOUNTED = "not counted while the file has an error";      // such a file has no rules

    private final List<Lens>               found = new ArrayList<>();
    private final Map<String, Set<String>> tests;
    private final Runs                     runs;
    private final BooleanSupplier          isWrong;

    private Lenses(File file, BooleanSupplier isWrong, Runs runs) {
        this.tests = Mentions.testsByRule(file);
        this.runs = runs;
        this.isWrong = isWrong;
    }

    /** Above each test: run it; above each rule and policy: run the tests that expect something of it, and see what it makes of the capture. */
    static List<Lens> of(File file, BooleanSupplier isWrong, Runs runs) {
        Lenses lenses = new Lenses(file, isWrong, runs);
        file.items().forEach(lenses::visit);
        return List.copyOf(lenses.found);
    }

    private void visit(Item item) {
        switch (item) {
            case Item.Test test -> test(test.title());
            case Item.Rule rule -> {
                named(rule.name());
                matches(rule.name(), rule.name().text());
            }
            case Item.Policy policy -> {
                named(policy.name());
                policy.clauses(PolicyClause.Decision.class).forEach(clause -> matches(clause.name(), policy.name() + "." + clause.name()));
            }
            case Item.Pack pack -> {}
            case Item.Import imported -> {}
            case Item.Let let -> {}
            case Item.Suppress suppress -> {}
            case Item.Broken broken -> {}
        }
    }

    private void test(Text title) {
        if (!title.isMissing())
            run(title.span(), "Run test", List.of(title.value()));
    }

    private void named(Word name) {
        Set<String> titles = tests.getOrDefault(name.text(), Set.of());
        if (!name.isMissing() && !titles.isEmpty())
            run(name.span(), titles.size() == 1 ? "Run 1 test" : "Run " + titles.size() + " tests", List.copyOf(titles));
    }

    // Results stand before what was run; those of several tests only when all are known.
    private void run(Span span, String title, List<String> titles) {
        List<Boolean> passed = titles.stream().map(runs.passed()::get).filter(Objects::nonNull).toList();
        boolean known = passed.size() == titles.size();
        String mark = passed.contains(false) ? "✗ " : known ? "✓ " : "";
        found.add(new Lens(span, mark + title, new Lens.Action.RunTests(titles)));
    }

    private void matches(Word name, String rule) {
        if (!name.isMissing())
            runs.matchesOf(rule).ifPresent(title -> found.add(new Lens(name.span(), isWrong.getAsBoolean() ? UNCOUNTED : title, new Lens.Action.ShowMatches(rule))));
    }
}
