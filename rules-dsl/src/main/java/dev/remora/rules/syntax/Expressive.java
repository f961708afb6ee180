package dev.remora.rules.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Text of expressions, with the parentheses that their meaning needs. */
final class Expressive {
    // How tightly things bind; an operand that binds looser than its place wants stands in parentheses.
    private static final int OR         = 1;
    private static final int XOR        = 2;
    private static final int AND        = 3;
    private static final int NOT        = 4;
    private static final int COMPARISON = 5;
    private static final int VALUE      = 6;
    private static final int SIGNED     = VALUE + 4;
    private static final int PRIMARY    = SIGNED + 1;

    private Expressive() {}

    static String print(Expr expr) {
        return switch (expr) {
            case Expr.Name name -> name.text();
            case Expr.Literal literal -> literal.text();
            case Expr.Layered layered -> print(layered.operand(), PRIMARY) + layers(layered.layers());
            case Expr.Slice slice -> print(slice.operand(), PRIMARY) + "[" + ranges(slice.ranges()) + "]";
            case Expr.Call call -> call.function() + "(" + Printer.list(call.arguments(), ", ") + ")";
            case Expr.Signed signed -> (signed.negative() ? "-" : "+") + print(signed.operand(), SIGNED);
            case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expr.Group group -> group.braces() ? "{" + print(group.inner(), VALUE) + "}" : "(" + print(group.inner()) + ")";
            case Expr.Compare compare -> compare.quantifier().prefix() + print(compare.left(), VALUE) + " " + compare.relation().symbol() + " "
                    + print(compare.right(), VALUE);
            case Expr.Chain chain -> chain.quantifier().prefix() + print(chain.first(), VALUE) + " " + Printer.list(chain.links(), " ");
            case Expr.In in -> in.quantifier().prefix() + print(in.left(), VALUE) + (in.negated() ? " not in " : " in ") + print(in.set());
            case Expr.Contains contains -> contains.quantifier().prefix() + print(contains.left(), VALUE) + " contains " + print(contains.right(), VALUE);
            case Expr.Matches matches -> matches.quantifier().prefix() + print(matches.left(), VALUE) + " matches " + print(matches.pattern(), VALUE);
            case Expr.SetOf set -> "{" + Printer.list(set.elements(), ", ") + "}";
            case Expr.Not not -> "not " + print(not.operand(), NOT);
            case Expr.And and -> joined(and.operands(), " and ", NOT);
            case Expr.Xor xor -> joined(xor.operands(), " xor ", AND);
            case Expr.Or or -> joined(or.operands(), " or ", XOR);
            case Expr.Missing missing -> "";
            case Expr.Broken broken -> Printer.list(broken.parts(), " ");
        };
    }

    static String print(Expr.Link link) {
        return link.relation().symbol() + " " + print(link.operand(), VALUE);
    }

    static String print(Expr.Element element) {
        Expr to = element.to();
        return print(element.from(), VALUE) + (to == null ? "" : ".." + print(to, VALUE));
    }

    static String print(Expr.Range range) {
        return switch (range) {
            case Expr.Range.One one -> "" + one.index();
            case Expr.Range.Count count -> count.first() + ":" + count.count();
            case Expr.Range.Between between -> between.first() + "-" + between.last();
            case Expr.Range.From from -> from.first() + ":";
            case Expr.Range.First first -> ":" + first.count();
        };
    }

    private static String print(Expr expr, int atLeast) {
        return binding(expr) < atLeast ? "(" + print(expr) + ")" : print(expr);
    }

    private static String arithmetic(Expr.Arithmetic expr) {
        int level = VALUE + expr.operation().precedence();
        return print(expr.left(), level) + " " + expr.operation().symbol() + " " + print(expr.right(), level + 1);
    }

    private static String joined(List<Expr> operands, String operator, int atLeast) {
        return operands.stream().map(operand -> print(operand, atLeast)).collect(Collectors.joining(operator));
    }

    private static String layers(List<Expr.Range> layers) {
        return layers.size() == 1 && layers.get(0) instanceof Expr.Range.One one ? "#" + one.index() : "#[" + ranges(layers) + "]";
    }

    private static String ranges(List<Expr.Range> ranges) {
        return ranges.stream().map(Expressive::print).collect(Collectors.joining(","));
    }

    private static int binding(Expr expr) {
        return switch (expr) {
            case Expr.Or or -> OR;
            case Expr.Xor xor -> XOR;
            case Expr.And and -> AND;
            case Expr.Not not -> NOT;
            case Expr.Compare comparison -> COMPARISON;
            case Expr.Chain comparison -> COMPARISON;
            case Expr.In comparison -> COMPARISON;
            case Expr.Contains comparison -> COMPARISON;
            case Expr.Matches comparison -> COMPARISON;
            case Expr.Arithmetic arithmetic -> VALUE + arithmetic.operation().precedence();
            case Expr.Signed signed -> SIGNED;
            case Expr.Name primary -> PRIMARY;
            case Expr.Literal primary -> PRIMARY;
            case Expr.Layered primary -> PRIMARY;
            case Expr.Slice primary -> PRIMARY;
            case Expr.Call primary -> PRIMARY;
            case Expr.Group primary -> PRIMARY;
            case Expr.SetOf primary -> PRIMARY;
            case Expr.Missing primary -> PRIMARY;
            case Expr.Broken primary -> PRIMARY;
        };
    }
}
