package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the items of a file. */
final class Items {
    private final Reading     reading;
    private final Expressions expressions;
    private final Quotes      quotes;
    private final Parts       parts;
    private final Clauses     clauses;
    private final Tests       tests;

    Items(Reading reading) {
        this.reading = reading;
        this.expressions = new Expressions(reading);
        this.quotes = new Quotes(reading);
        this.parts = new Parts(reading);
        this.clauses = new Clauses(reading, expressions, quotes, parts);
        this.tests = new Tests(reading, quotes, parts);
    }

    File file(FileContext context) {
        List<Item> items = inOrder(context, child -> child instanceof ItemContext item ? item(item) : null, (span, word) -> new Item.Broken(span));
        checkPacks(items);
        return new File(reading.source().span(), items);
    }

    private @Nullable Item item(ItemContext item) {
        return switch (item.getChild(0)) {
            case PackContext pack -> new Item.Pack(reading.span(pack), parts.name(pack.NAME(), pack), quotes.optional(pack.text(), pack));
            case ImportsContext imports -> new Item.Import(reading.span(imports), quotes.text(imports.text(), imports));
            case LetContext let -> new Item.Let(reading.span(let), parts.name(let.NAME(), let), expressions.definition(let.expression(), let));
            case RuleItemContext rule -> rule(rule);
            case PolicyContext policy -> policy(policy);
            case SuppressContext suppress -> suppress(suppress);
            case TestContext test -> test(test);
            default -> null;
        };
    }

    private Item rule(RuleItemContext rule) {
        List<Clause> found = inOrder(rule, child -> child instanceof ClauseContext clause ? clauses.clause(clause) : null, Clause.Broken::new);
        return new Item.Rule(reading.span(rule), parts.name(rule.NAME(), rule), quotes.optional(rule.text(), rule), found);
    }

    private Item policy(PolicyContext policy) {
        List<PolicyClause> found = inOrder(policy, child -> child instanceof PolicyClauseContext clause ? clauses.policyClause(clause) : null,
                Clause.Broken::new);
        return new Item.Policy(reading.span(policy), parts.name(policy.NAME(), policy), quotes.optional(policy.text(), policy), found);
    }

    private Item suppress(SuppressContext suppress) {
        @Nullable Expr predicate = suppress.WHEN() == null ? null : expressions.expression(suppress.expression(), suppress);
        @Nullable Quantity until = suppress.UNTIL() == null ? null : parts.date(suppress.quantity(), suppress);
        Word rule = parts.word(suppress.NAME(), suppress);
        return new Item.Suppress(reading.span(suppress), rule, predicate, until, quotes.optional(suppress.text(), suppress));
    }

    private Item test(TestContext test) {
        List<TestClause> found = inOrder(test, child -> child instanceof TestClauseContext clause ? tests.clause(clause) : null, Clause.Broken::new);
        return new Item.Test(reading.span(test), quotes.text(test.text(), test), found);
    }

    private void checkPacks(List<Item> items) {
        for (int i = 1; i < items.size(); i++)
            if (items.get(i) instanceof Item.Pack pack) {
                boolean second = items.get(0) instanceof Item.Pack;
                reading.problems().report(Code.MISPLACED_PACK, pack.span(),
                        second ? "a file can belong to only one pack" : "`pack` must be the first item of its file");
            }
    }

    // The children of a block in the order of the text; what was stepped over becomes one broken node for each stretch of it.
    private <T> List<T> inOrder(ParserRuleContext block, Function<ParseTree, @Nullable T> build, BiFunction<Span, @Nullable Word, T> broken) {
        List<T> nodes = new ArrayList<>();
        @Nullable Token first = null;
        @Nullable Token last = null;
        boolean isInside = block instanceof FileContext;
        for (ParseTree child : block.children == null ? List.<ParseTree>of() : block.children) {
            boolean skipped = isInside && child instanceof ErrorNode error && error.getSymbol().getTokenIndex() >= 0;
            isInside |= child instanceof TerminalNode sign && sign.getSymbol().getType() == OPEN_BRACE;
            if (skipped) {
                last = ((TerminalNode) child).getSymbol();
                first = first == null ? last : first;
                continue;
            }
            if (first != null && last != null)
                nodes.add(broken(first, last, broken));
            first = null;
            T node = build.apply(child);
            if (node != null)
                nodes.add(node);
        }
        if (first != null && last != null)
            nodes.add(broken(first, last, broken));
        return nodes;
    }

    private static <T> T broken(Token first, Token last, BiFunction<Span, @Nullable Word, T> broken) {
        boolean word = first.getType() == NAME || Keywords.isKeyword(first.getType());
        @Nullable Word keyword = word ? new Word(Scanner.span(first), first.getText()) : null;
        return broken.apply(Scanner.span(first).to(Scanner.span(last)), keyword);
    }
}
