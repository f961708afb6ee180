package dev.remora.rules.edit;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.Nodes;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.syntax.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what can be folded: items and blocks over several lines, comments over several lines. */
final class Foldings {
    private final List<Folding> found = new ArrayList<>();
    private final Source        source;

    private Foldings(Source source) {
        this.source = source;
    }

    static List<Folding> of(Parsed<File> parsed) {
        Foldings foldings = new Foldings(parsed.source());
        Nodes.walk(parsed.tree(), foldings::visit);
        foldings.comments(parsed);
        foldings.found.sort(Comparator.comparingInt(folding -> folding.span().start()));
        return List.copyOf(foldings.found);
    }

    private void visit(Node node) {
        boolean folds = node instanceof Item && !(node instanceof Item.Broken) || node instanceof Clause.Sequence || node instanceof TestClause.Packets;
        if (folds)
            add(node.span(), false);
    }

    // Line comments under each other are one.
    private void comments(Parsed<File> parsed) {
        Span run = Span.at(0);
        for (Token token : parsed.tokens()) {
            boolean alone = token.kind() == Token.Kind.COMMENT && isFirst(token);
            boolean continues = alone && !run.isEmpty() && line(run.end()) + 1 == line(token.span().start());
            if (continues) {
                run = run.to(token.span());
                continue;
            }
            add(run, true);
            run = alone ? token.span() : Span.at(0);
        }
        add(run, true);
    }

    private boolean isFirst(Token token) {
        return source.text(new Span(source.lineSpan(line(token.span().start())).start(), token.span().start())).isBlank();
    }

    private void add(Span span, boolean comment) {
        if (!span.isEmpty() && line(span.end()) > line(span.start()))
            found.add(new Folding(span, comment));
    }

    private int line(int offset) {
        return source.line(offset);
    }
}
