package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds what clauses have in common: words and quantities. */
final class Parts {
    private static final String NOT_WHOLE = "not a whole number; write it as ";
    private static final String NUMBERS   = "20 or 0x14";

    private final Reading reading;

    Parts(Reading reading) {
        this.reading = reading;
    }

    /** A word that names something; an empty one where the parser found none. */
    Word word(@Nullable TerminalNode node, ParserRuleContext parent) {
        if (node == null || node instanceof ErrorNode)
            return Word.missing(node == null ? reading.span(parent).last() : behind(parent));
        return new Word(Scanner.span(node.getSymbol()), node.getText());
    }

    /** A word that gives a name to something, which has no dots in it. */
    Word name(@Nullable TerminalNode node, ParserRuleContext parent) {
        Word word = word(node, parent);
        if (word.text().indexOf('.') >= 0)
            reading.problems().report(Code.NO_NAME, word.span(), "`" + word + "` cannot be a name: only fields have dots in their names");
        return word;
    }

    // Behind the keyword that the clause begins with.
    private Span behind(ParserRuleContext parent) {
        return Span.at(parent.getStart().getStopIndex() + 1);
    }

    Quantity duration(@Nullable QuantityContext context, ParserRuleContext parent) {
        return duration(quantity(context, parent));
    }

    /** This, where it is a length of time; a number without a unit is mostly meant as seconds. */
    Quantity duration(Quantity quantity) {
        boolean isNumber = !quantity.isMissing() && quantity.text().matches("\\d+");
        if (!isNumber || reading.problems().hasAt(quantity.span()))
            return checked(quantity, text -> Units.nanos(text).isPresent(), Code.BAD_DURATION);
        reading.problems().report(Code.BAD_DURATION, quantity.span(), Fix.replace(quantity.span(), quantity.text() + "s"), quantity.text());
        return quantity;
    }

    Quantity count(@Nullable QuantityContext context, ParserRuleContext parent) {
        return count(quantity(context, parent));
    }

    /** What a window must reach; only octets, which it adds up, have units. */
    Quantity threshold(@Nullable QuantityContext context, ParserRuleContext parent, boolean octets) {
        return amount(quantity(context, parent), octets ? "20, 0x14, 10kB or 1MB" : NUMBERS);
    }

    Quantity date(@Nullable QuantityContext context, ParserRuleContext parent) {
        return checked(quantity(context, parent), text -> Units.date(text).isPresent(), Code.BAD_DATE);
    }

    /** A token that is a count of something. */
    Quantity count(TerminalNode node) {
        return count(new Quantity(Scanner.span(node.getSymbol()), node.getText()));
    }

    /** This, where it is a count of something, which has no unit of octets. */
    Quantity count(Quantity quantity) {
        amount(quantity, NUMBERS);
        return checked(quantity, text -> Units.octets(text).isEmpty(), Code.BAD_AMOUNT, NOT_WHOLE + NUMBERS);
    }

    private Quantity amount(Quantity quantity, String examples) {
        String why = Units.isTooGreat(quantity.text()) ? "too large; the largest is 9,223,372,036,854,775,807" : NOT_WHOLE + examples;
        return checked(quantity, text -> Units.amount(text).isPresent(), Code.BAD_AMOUNT, why);
    }

    /** Numbers of packets. */
    List<Quantity> places(@Nullable AtContext context) {
        List<Quantity> places = new ArrayList<>();
        if (context != null)
            for (QuantityContext place : context.quantity())
                places.add(count(place, context));
        return places;
    }

    private Quantity quantity(@Nullable QuantityContext context, ParserRuleContext parent) {
        if (context == null)
            return Quantity.missing(reading.span(parent).last());
        Span span = reading.span(context);
        return span.isEmpty() ? Quantity.missing(span) : new Quantity(span, text(context, span));
    }

    /** Whether its words were made another one, as a number and its unit are: {@code 5 MB}. */
    boolean isPutRight(@Nullable QuantityContext context) {
        return context != null && !text(context, reading.span(context)).equals(reading.source().text(reading.span(context)));
    }

    private String text(QuantityContext context, Span span) {
        TerminalNode word = context.LITERAL();
        return word == null || Reading.isMissing(word) ? reading.source().text(span) : word.getText();
    }

    Quantity checked(Quantity quantity, Predicate<String> isGood, Code code, Object... names) {
        if (!quantity.isMissing() && !isGood.test(quantity.text()) && !reading.problems().hasAt(quantity.span()))
            reading.problems().report(code, quantity.span(), Stream.concat(Stream.of(quantity.text()), Stream.of(names)).toArray());
        return quantity;
    }
}
