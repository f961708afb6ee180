package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
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
        return SoundFixes.only(readFile(source), Parser::readFile);
    }

    private static Parsed<File> readFile(Source source) {
        Reading asItStands = Reading.ofFile(source);
        File file = file(asItStands);
        if (asItStands.problems().isEmpty())
            return parsed(asItStands, file);
        Reading reading = Reading.ofFile(source, Meanings.right(source, file, asItStands.problems()));
        return parsed(reading, file(reading));
    }

    private static File file(Reading reading) {
        return new Items(reading).file(reading.parser().file());
    }

    /** Reads a predicate that stands alone. */
    public static Parsed<Filter> parseFilter(Source source) {
        return SoundFixes.only(readFilter(source), Parser::readFilter);
    }

    private static Parsed<Filter> readFilter(Source source) {
        Reading asItStands = Reading.ofFilter(source);
        Filter filter = filter(asItStands);
        if (asItStands.problems().isEmpty())
            return parsed(asItStands, filter);
        Reading reading = Reading.ofFilter(source, List.of());
        return parsed(reading, filter(reading));
    }

    private static Filter filter(Reading reading) {
        RemoraParser.FilterContext context = reading.parser().filter();
        return new Filter(reading.source().span(), new Expressions(reading).expression(context.expression(), context));
    }

    private static <T extends Node> Parsed<T> parsed(Reading reading, T tree) {
        List<Diagnostic> diagnostics = reading.problems().sorted();
        return new Parsed<>(reading.source(), tree, Tokens.of(reading), diagnostics);
    }
}
