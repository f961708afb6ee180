package dev.remora.rules.edit;

import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.Nodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows what a name stands for, as it is defined and with every name in it replaced by what that one stands for. */
final class Unfolding {
    private static final int MOST = 2000;      // characters; definitions of definitions can grow without end

    private final Document    document;
    private final Set<String> open = new HashSet<>();

    Unfolding(Document document) {
        this.document = document;
    }

    /** The definition, and below it the same unfolded where that is not the same; in Markdown. */
    String page(String name) {
        Imports.Defined defined = document.definitions().get(name);
        if (defined == null)
            return "";
        String written = defined.source().text(defined.let().span());
        String unfolded = unfold(name);
        String origin = defined.source().name().equals(document.source().name()) ? "" : "\n\nfrom " + defined.source().name();
        String more = unfolded.equals(defined.source().text(defined.let().value().span())) ? "" : "\n\nunfolded\n\n```remora\n" + unfolded + "\n```";
        return "```remora\n" + written + "\n```" + more + origin;
    }

    private String unfold(String name) {
        Imports.Defined defined = document.definitions().get(name);
        if (defined == null || !open.add(name))
            return name;
        String text = unfold(defined.let().value(), defined.source());
        open.remove(name);
        return text;
    }

    private String unfold(Expr value, Source source) {
        StringBuilder text = new StringBuilder(source.text(value.span()));
        for (Expr.Name inner : namesBackwards(value)) {
            int start = inner.span().start() - value.span().start();
            if (document.definitions().containsKey(inner.text()) && text.length() < MOST)
                text.replace(start, start + inner.span().length(), grouped(inner.text()));
        }
        return text.toString();
    }

    private String grouped(String name) {
        String text = unfold(name);
        return text.equals(name) || text.startsWith("{") || !text.contains(" ") ? text : "(" + text + ")";
    }

    private static List<Expr.Name> namesBackwards(Node value) {
        List<Expr.Name> names = new ArrayList<>();
        Nodes.walk(value, node -> {
            if (node instanceof Expr.Name name)
                names.add(name);
        });
        names.sort(Comparator.comparingInt((Expr.Name name) -> name.span().start()).reversed());
        return names;
    }
}
