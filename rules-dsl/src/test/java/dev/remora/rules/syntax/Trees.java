package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Trees as the parser makes them: parentheses wherever the text needs them. Their spans say nothing. */
final class Trees {
    private static final Span        NOWHERE   = Span.at(0);
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "lt", "le", "gt", "ge", "in", "or", "and", "not", "xor", "any", "all");

    private Trees() {}

    /** Predicates of some depth. */
    static Arbitrary<Expr> predicates(int depth) {
        if (depth == 0) return comparisons();
        Arbitrary<Expr> inner = predicates(depth - 1);
        Arbitrary<List<Expr>> several = inner.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                comparisons(),
                inner.map(operand -> new Expr.Not(NOWHERE, operand)),
                several.map(operands -> new Expr.And(NOWHERE, operands)),
                several.map(operands -> new Expr.Xor(NOWHERE, operands)),
                several.map(operands -> new Expr.Or(NOWHERE, operands)));
    }

    private static Arbitrary<Expr> comparisons() {
        Arbitrary<Expr> value = values(2);
        Arbitrary<Quantifier> quantifier = Arbitraries.of(Quantifier.class);
        Arbitrary<Expr.Link> link = Combinators.combine(Arbitraries.of(Relation.class), value).as((relation, right) -> new Expr.Link(NOWHERE, relation, NOWHERE, right));
        return Arbitraries.oneOf(
                value,
                Combinators.combine(quantifier, value, Arbitraries.of(Relation.class), value)
                        .as((q, left, relation, right) -> new Expr.Compare(NOWHERE, q, left, relation, NOWHERE, right)),
                Combinators.combine(quantifier, value, link.list().ofMinSize(2).ofMaxSize(3)).as((q, first, links) -> new Expr.Chain(NOWHERE, q, first, links)),
                Combinators.combine(quantifier, value, sets()).as((q, left, set) -> new Expr.In(NOWHERE, q, left, false, NOWHERE, set)),
                Combinators.combine(value, sets()).as((left, set) -> new Expr.In(NOWHERE, Quantifier.DEFAULT, left, true, NOWHERE, set)),
                Combinators.combine(quantifier, value, value).as((q, left, right) -> new Expr.Contains(NOWHERE, q, left, NOWHERE, right)),
                Combinators.combine(quantifier, value, texts()).as((q, left, right) -> new Expr.Matches(NOWHERE, q, left, NOWHERE, right)));
    }

    static Arbitrary<Expr> sets() {
        Arbitrary<Expr.Element> element = Combinators.combine(values(1), values(0).injectNull(0.5)).as((from, to) -> new Expr.Element(NOWHERE, from, to));
        return Arbitraries.oneOf(names(), element.list().ofMinSize(1).ofMaxSize(4).map(elements -> new Expr.SetOf(NOWHERE, elements)));
    }

    /** Values of some depth. */
    static Arbitrary<Expr> values(int depth) {
        if (depth == 0) return Arbitraries.oneOf(names(), words(), texts());
        Arbitrary<Expr> inner = values(depth - 1);
        Arbitrary<List<Expr.Range>> ranges = ranges().list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                values(0),
                Combinators.combine(names(), ranges).as((name, layers) -> new Expr.Layered(NOWHERE, name, layers)),
                Combinators.combine(names(), ranges).as((name, octets) -> new Expr.Slice(NOWHERE, name, octets)),
                Combinators.combine(Arbitraries.of("len", "count", "max"), inner.list().ofMaxSize(3))
                        .as((function, arguments) -> new Expr.Call(NOWHERE, new Word(NOWHERE, function), arguments)),
                Combinators.combine(Arbitraries.of(true, false), inner).as((negative, operand) -> new Expr.Signed(NOWHERE, negative, operand)),
                Combinators.combine(inner, Arbitraries.of(Operation.class), inner)
                        .as((left, operation, right) -> new Expr.Arithmetic(NOWHERE, left, operation, NOWHERE, right)));
    }

    static Arbitrary<Expr> names() {
        return Arbitraries.of("tcp", "ip.src", "tcp.flags.syn", "a-b", "when", "message", "count", "severity", "fe", "x_1.y-2")
                .map(text -> new Expr.Name(NOWHERE, text));
    }

    private static Arbitrary<Expr> words() {
        Arbitrary<String> made = Arbitraries.strings().withCharRange('a', 'z').withCharRange('0', '9').ofMinLength(1).ofMaxLength(6).map(text -> "0" + text);
        return Arbitraries.oneOf(made, Arbitraries.of("80", "0x1f", "1.5", "10.0.0.0/8", "fe80::/10", "::", ":fc", "47:45-54", "2011-06-27", "08-06", "500ms"))
                .filter(text -> !OPERATORS.contains(text)).map(text -> new Expr.Literal(NOWHERE, Expr.Literal.Form.WORD, text));
    }

    private static Arbitrary<Expr> texts() {
        Arbitrary<String> made = Arbitraries.strings().ofMaxLength(8).map(Trees::quote);
        return Arbitraries.oneOf(made.map(text -> new Expr.Literal(NOWHERE, Expr.Literal.Form.STRING, text)),
                Arbitraries.of("r\"\\d+\"", "R\"a\\\"b\"").map(text -> new Expr.Literal(NOWHERE, Expr.Literal.Form.RAW_STRING, text)));
    }

    /** A text in quotes that says this. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray())
            quoted.append(c == '"' || c == '\\' ? "\\" + c : Character.isISOControl(c) || Character.isSurrogate(c) ? "?" : String.valueOf(c));
        return quoted.append('"').toString();
    }

    private static Arbitrary<Expr.Range> ranges() {
        Arbitrary<Integer> from = Arbitraries.integers().between(-9, 9);
        Arbitrary<Integer> many = Arbitraries.integers().between(1, 9);
        return Arbitraries.oneOf(
                from.map(i -> new Expr.Range.One(NOWHERE, Math.abs(i))),
                Combinators.combine(from, many).as((i, n) -> new Expr.Range.Count(NOWHERE, i, n)),
                Combinators.combine(many, many).as((i, n) -> new Expr.Range.Between(NOWHERE, i, i + n)),
                Combinators.combine(many, many).as((i, n) -> new Expr.Range.Between(NOWHERE, -i - n, -i)),
                from.map(i -> new Expr.Range.From(NOWHERE, i)),
                many.map(n -> new Expr.Range.First(NOWHERE, n)));
    }
}
