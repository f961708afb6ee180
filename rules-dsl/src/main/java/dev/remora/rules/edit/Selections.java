package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.Nodes;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a selection grows to: word, operand, comparison, clause, rule, file. */
final class Selections {
    private Selections() {}

    static List<Span> at(Parsed<File> parsed, int offset) {
        Stream<Span> word = parsed.tokens().stream().map(Token::span).filter(span -> span.touches(offset)).reduce((first, second) -> second).stream();
        Stream<Span> nodes = Nodes.at(parsed.tree(), offset).reversed().stream().map(Node::span);
        List<Span> all = Stream.of(word, nodes, Stream.of(parsed.source().span())).flatMap(spans -> spans).toList();
        return growing(all);
    }

    // Each one must hold the one before and more.
    private static List<Span> growing(List<Span> spans) {
        List<Span> steps = new ArrayList<>();
        for (Span span : spans)
            if (steps.isEmpty() || span.contains(steps.getLast()) && !span.equals(steps.getLast()))
                steps.add(span);
        return List.copyOf(steps);
    }
}
