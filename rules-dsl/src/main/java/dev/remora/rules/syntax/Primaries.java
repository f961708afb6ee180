package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds single operands: names, literals, calls, what stands in brackets, and the layers and octets chosen of them. */
final class Primaries {
    private final Reading     reading;
    private final Quotes      quotes;
    private final Expressions expressions;

    Primaries(Reading reading, Quotes quotes, Expressions expressions) {
        this.reading = reading;
        this.quotes = quotes;
        this.expressions = expressions;
    }

    Expr primary(@Nullable PrimaryContext context) {
        if (context == null)
            return new Expr.Missing(Span.at(0));
        int slices = expressions.surround(context.slice().size(), Bounds.DEPTH);
        if (slices < context.slice().size())
            reading.problems().report(Code.TOO_DEEP, reading.span(context).first(), Bounds.DEPTH);
        Expr operand = atom(context.atom());
        expressions.leave(slices);
        if (context.layers() != null)
            operand = new Expr.Layered(operand.span().to(reading.span(context.layers())), operand, layers(context.layers()));
        if (operand instanceof Expr.Missing)
            return operand;
        for (SliceContext slice : context.slice().subList(0, slices))
            operand = new Expr.Slice(operand.span().to(reading.span(slice)), operand, ranges(slice));
        return operand;
    }

    private Expr atom(AtomContext context) {
        return switch (context) {
            case NameContext name when name.arguments() != null -> call(name, name.arguments());
            case NameContext name -> name(name.getStart());
            case LiteralContext literal -> literal(literal.getStart());
            case ParenthesesContext group -> new Expr.Group(reading.span(group), false, expressions.expression(group.expression(), group));
            case BracesContext braces -> braces(braces);
            default -> new Expr.Missing(reading.missing(context));
        };
    }

    // A dot in front says that this is a name; the tree has no need of it.
    private static Expr name(Token token) {
        String text = token.getText();
        if (text.equals(CaptureFilters.LEFT_OUT))
            return new Expr.Missing(Scanner.span(token));
        return new Expr.Name(Scanner.span(token), text.startsWith(".") ? text.substring(1) : text);
    }

    private Expr call(NameContext name, ArgumentsContext arguments) {
        List<Expr> values = arguments.expression().stream().map(expressions::expression).toList();
        Word function = new Word(Scanner.span(name.getStart()), name.getStart().getText());
        if (CapturePredicate.KINDS.contains(function.text()))                // `port (80 or 443)`: what it is meant as is read when something is wrong
            reading.problems().report(Code.UNKNOWN_FUNCTION, function.span(), function.text(), "");
        return new Expr.Call(reading.span(name), function, values);
    }

    private Expr literal(Token token) {
        Expr.Literal.Form form = switch (token.getType()) {
            case STRING -> Expr.Literal.Form.STRING;
            case RAW_STRING -> Expr.Literal.Form.RAW_STRING;
            case CHARACTER -> Expr.Literal.Form.CHARACTER;
            default -> Expr.Literal.Form.WORD;
        };
        if (form == Expr.Literal.Form.STRING)
            quotes.check(Scanner.span(token));
        if (form == Expr.Literal.Form.CHARACTER)
            quotes.checkCharacter(token);
        return new Expr.Literal(Scanner.span(token), form, token.getText());
    }

    private Expr braces(BracesContext context) {
        List<ElementContext> elements = context.element();
        if (elements.size() == 1 && elements.get(0).operand().size() == 1)
            return new Expr.Group(reading.span(context), true, expressions.operand(elements.get(0).operand(0)));
        reading.problems().report(Code.BAD_SET, Scanner.span(context.getStart()), "a set can appear only after `in` and in a `let`; braces around one value group it");
        return new Expr.Broken(reading.span(context), List.of());
    }

    private List<Expr.Range> layers(LayersContext context) {
        Token sign = context.getStart();
        if (context.slice() != null)
            return ranges(context.slice());
        Token number = context.getStop();
        if (number == null || number == sign)
            return List.of();
        Span span = Scanner.span(number);
        if (sign.getStopIndex() + 1 != number.getStartIndex()) {
            reading.problems().report(Code.SURPLUS, Scanner.span(sign), "#", Words.whyNot(LAYER));
            return List.of();
        }
        if (number.getText().matches("\\d{1,5}"))
            return List.of(new Expr.Range.One(span, Integer.parseInt(number.getText())));
        reading.problems().report(Code.BAD_RANGE, span, number.getText(), "a layer is a number, 1 for the outermost");
        return List.of();
    }

    private List<Expr.Range> ranges(SliceContext context) {
        List<Expr.Range> ranges = new ArrayList<>();
        for (RangeContext range : context.range()) {
            Span span = reading.span(range);
            if (!span.isEmpty())
                SliceRanges.read(span, reading.source().text(span), reading.problems()).ifPresent(ranges::add);
        }
        return ranges;
    }
}
