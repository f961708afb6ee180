package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.syntax.Text;
import dev.remora.rules.syntax.Word;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the outline of a file: a line an item, under a policy its decisions. */
final class Outline {
    private Outline() {}

    static List<Symbol> of(File file) {
        return file.items().stream().flatMap(Outline::symbol).toList();
    }

    private static Stream<Symbol> symbol(Item item) {
        return switch (item) {
            case Item.Pack pack -> named(Symbol.Kind.PACK, item, pack.name(), title(pack.title()), List.of());
            case Item.Import imported -> titled(Symbol.Kind.IMPORT, item, imported.path());
            case Item.Let let -> named(let.value() instanceof Expr.SetOf ? Symbol.Kind.SET : Symbol.Kind.PREDICATE, item, let.name(), "", List.of());
            case Item.Rule rule -> named(Symbol.Kind.RULE, item, rule.name(), detail(rule), List.of());
            case Item.Policy policy -> named(Symbol.Kind.POLICY, item, policy.name(), title(policy.title()), decisions(policy));
            case Item.Suppress suppress -> named(Symbol.Kind.SUPPRESSION, item, suppress.rule(), title(suppress.because()), List.of());
            case Item.Test test -> titled(Symbol.Kind.TEST, item, test.title());
            case Item.Broken broken -> Stream.empty();
        };
    }

    private static Stream<Symbol> named(Symbol.Kind kind, Item item, Word name, String detail, List<Symbol> children) {
        return name.isMissing() ? Stream.empty() : Stream.of(new Symbol(kind, name.text(), detail, item.span(), name.span(), children));
    }

    private static Stream<Symbol> titled(Symbol.Kind kind, Item item, Text title) {
        String name = title.isMissing() ? "" : title.value().strip();
        return name.isEmpty() ? Stream.empty() : Stream.of(new Symbol(kind, name, "", item.span(), title.span(), List.of()));
    }

    private static String title(@Nullable Text text) {
        return text == null || text.isMissing() ? "" : text.value();
    }

    private static String detail(Item.Rule rule) {
        String severity = rule.clauses(Clause.Severity.class).findFirst().map(clause -> clause.level().text()).orElse("");
        String title = title(rule.title());
        return severity.isEmpty() || title.isEmpty() ? severity + title : severity + ": " + title;
    }

    private static List<Symbol> decisions(Item.Policy policy) {
        return policy.clauses().stream().flatMap(Outline::decision).toList();
    }

    private static Stream<Symbol> decision(PolicyClause clause) {
        return switch (clause) {
            case PolicyClause.Decision decision when !decision.name().isMissing() -> Stream.of(new Symbol(Symbol.Kind.DECISION, decision.name().text(),
                    decision.verdict().word(), decision.span(), decision.name().span(), List.of()));
            case PolicyClause.Otherwise last -> Stream.of(new Symbol(Symbol.Kind.DECISION, "otherwise", last.verdict().word(), last.span(),
                    new Span(last.span().start(), last.span().start()), List.of()));
            default -> Stream.empty();
        };
    }
}
