package dev.remora.rules.edit;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.Importer;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.List;
import java.util.Optional;

/** A document and a place in it, written as text with {@code ‸} where the cursor is. */
record Cursor(Document document, int offset) {
    static final Language LANGUAGE = new Language(Dissectors.load().catalogue());

    /** One other file can be imported: {@code common.remora}. */
    static final Importer COMMON = (path, from) -> path.equals("common.remora")
            ? Optional.of(Source.of(path, "let scanners = { 10.0.0.5, 10.0.0.6 }\nlet quiet = tcp and not tcp.flags.push\n"))
            : Optional.empty();

    static Document open(String text) {
        return LANGUAGE.open(Source.of("test.remora", text), COMMON);
    }

    static Cursor in(String text) {
        int at = text.indexOf('‸');
        return new Cursor(open(text.replace("‸", "")), at);
    }

    List<Completion> complete() {
        return document.complete(offset);
    }

    List<String> labels() {
        return complete().stream().map(Completion::label).toList();
    }

    /** The text after the completion with this label is taken. */
    String taking(String label) {
        Completion taken = complete().stream().filter(completion -> completion.label().equals(label)).findFirst().orElseThrow();
        String text = document.source().text();
        int caret = taken.replaced().start() + taken.caret();
        String after = text.substring(0, taken.replaced().start()) + taken.text() + text.substring(taken.replaced().end());
        return after.substring(0, caret) + '‸' + after.substring(caret);
    }

    String hover() {
        return document.hover(offset).map(Hover::markdown).orElse("");
    }

    /** The characters of these ranges. */
    List<String> words(List<Span> spans) {
        return spans.stream().map(span -> document.source().text(span)).toList();
    }
}
