package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.List;

/**
 * Reads rule files and filters.
 *
 * <p>Any text gives a tree: what could not be read is a node too, and has a diagnostic. Never throws. Takes time and memory in proportion
 * to the text, both bounded: a text past a bound ({@code R0191} to {@code R0193}) gives an empty tree and one diagnostic.
 */
public final class Parser {
    private Parser() {}

    /** Reads a rule file. */
    public static Parsed<File> parseFile(Source source) {
        Reading reading = Reading.ofFile(source);
        File file = new Items(reading).file(reading.parser().file());
        return parsed(reading, file);
    }

    /** Reads a predicate that stands alone. */
    public static Parsed<Filter> parseFilter(Source source) {
        Reading reading = Reading.ofFilter(source);
        RemoraParser.FilterContext context = reading.parser().filter();
        Expr predicate = new Expressions(reading).expression(context.expression(), context);
        return parsed(reading, new Filter(new Span(0, source.length()), predicate));
    }

    private static <T extends Node> Parsed<T> parsed(Reading reading, T tree) {
        List<Diagnostic> diagnostics = reading.problems().sorted();
        return new Parsed<>(reading.source(), tree, Tokens.of(reading), diagnostics);
    }
}
