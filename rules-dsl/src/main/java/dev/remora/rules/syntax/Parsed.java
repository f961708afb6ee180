package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import java.util.List;

/**
 * What came of reading a text: always a tree, and what is wrong with it.
 *
 * @param tokens      every token in the order of the text, comments included: what colours and layout are made from
 * @param diagnostics in the order of their places
 */
public record Parsed<T extends Node>(Source source, T tree, List<Token> tokens, List<Diagnostic> diagnostics) {
    public Parsed {
        tokens = List.copyOf(tokens);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
