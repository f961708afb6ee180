package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Text;
import java.util.ArrayList;
import java.util.List;

/** Finds what can be done with the items of a file. */
final class Lenses {
    private final List<Lens> found = new ArrayList<>();
    private final File       file;

    private Lenses(File file) {
        this.file = file;
    }

    /** Above each test: run it; above each rule and policy that tests expect something of: run those. */
    static List<Lens> of(File file) {
        Lenses lenses = new Lenses(file);
        file.items().forEach(lenses::visit);
        return List.copyOf(lenses.found);
    }

    private void visit(Item item) {
        switch (item) {
            case Item.Test test -> test(test.title());
            case Item.Rule rule -> named(rule.name().span(), rule.name().text());
            case Item.Policy policy -> named(policy.name().span(), policy.name().text());
            case Item.Pack pack -> {}
            case Item.Import imported -> {}
            case Item.Let let -> {}
            case Item.Suppress suppress -> {}
            case Item.Broken broken -> {}
        }
    }

    private void test(Text title) {
        if (!title.isMissing())
            found.add(new Lens(title.span(), "Run test", List.of(title.value())));
    }

    private void named(Span span, String name) {
        List<String> tests = name.isEmpty() ? List.of() : Mentions.testsOf(file, name);
        if (!tests.isEmpty())
            found.add(new Lens(span, tests.size() == 1 ? "Run 1 test" : "Run " + tests.size() + " tests", tests));
    }
}
