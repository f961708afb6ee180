package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Collects what fits a place and what is written there already; a label once. */
final class Proposals {
    private static final int ELSEWHERE = 1000;      // added to the rank of what has the written letters not at its start

    private final Map<String, Completion> found = new LinkedHashMap<>();
    private final Place                   place;
    private final String                  written;

    Proposals(Place place) {
        this.place = place;
        this.written = place.prefix().toLowerCase(Locale.ROOT);
    }

    /** Proposes a word. */
    void add(Completion.Kind kind, String label, String detail, int rank, Supplier<String> page) {
        add(kind, label, detail, label, label.length(), rank, page);
    }

    /** Proposes words of the language that need no explanation. */
    void add(Completion.Kind kind, Collection<String> labels, String detail, int rank) {
        int next = rank;
        for (String label : labels)
            add(kind, label, detail, next++, () -> "");
    }

    /** Proposes a keyword in its shape. */
    void add(Keyword keyword, int rank) {
        String shape = keyword.shape().replace("\n", place.source().lineEnd() + indentation());
        int caret = shape.indexOf('|');
        String text = caret < 0 ? shape : shape.substring(0, caret) + shape.substring(caret + 1);
        add(Completion.Kind.KEYWORD, keyword.spelling(), "", text, caret < 0 ? text.length() : caret, rank, keyword::sentence);
    }

    /** Proposes something that is called: the cursor goes between its parentheses; where they are there, behind the name. */
    void addCall(String name, String detail, int rank, Supplier<String> page) {
        boolean called = place.source().text().startsWith("(", place.word().end());
        add(Completion.Kind.FUNCTION, name, detail, called ? name : name + "()", called ? name.length() : name.length() + 1, rank, page);
    }

    private void add(Completion.Kind kind, String label, String detail, String text, int caret, int rank, Supplier<String> page) {
        int at = label.toLowerCase(Locale.ROOT).replace("\"", "").indexOf(written);
        if (at >= 0)
            found.putIfAbsent(label, new Completion(kind, label, detail, place.word(), text, caret, at == 0 ? rank : rank + ELSEWHERE, page));
    }

    private String indentation() {
        String line = place.source().lineText(place.source().line(place.offset()));
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    List<Completion> inOrder() {
        List<Completion> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparingInt(Completion::rank).thenComparing(Completion::label));
        return List.copyOf(all);
    }

    /** The word that completions replace. */
    Span word() {
        return place.word();
    }
}
