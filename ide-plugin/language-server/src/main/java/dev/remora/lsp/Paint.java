package dev.remora.lsp;

import dev.remora.rules.edit.Colour;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** Semantic tokens: five numbers a word, its place as the distance from the one before. A word over several lines is one for each line. */
final class Paint {
    static final SemanticTokensLegend LEGEND = new SemanticTokensLegend(Arrays.stream(Colour.Kind.values()).map(Paint::type).toList(), List.of("declaration"));

    private final List<Integer> numbers = new ArrayList<>();
    private final Places        places;
    private final Source        source;

    private Position last = new Position(0, 0);

    private Paint(Source source) {
        this.source = source;
        this.places = new Places(source);
    }

    static SemanticTokens of(OpenFile file) {
        Paint paint = new Paint(file.source());
        file.document().colours().forEach(paint::add);
        return new SemanticTokens(paint.numbers);
    }

    private static String type(Colour.Kind kind) {
        return switch (kind) {
            case KEYWORD -> "keyword";
            case OPERATOR -> "operator";
            case COMMENT -> "comment";
            case TEXT -> "string";
            case NUMBER -> "number";
            case FIELD -> "property";
            case PROTOCOL -> "namespace";
            case FUNCTION -> "function";
            case VARIABLE -> "variable";
            case RULE -> "class";
            case VALUE -> "enumMember";
            case UNKNOWN -> "regexp";
        };
    }

    private void add(Colour colour) {
        for (int line = source.line(colour.span().start()); line <= source.line(colour.span().end()); line++) {
            Span whole = source.lineSpan(line);
            int start = Math.max(whole.start(), colour.span().start());
            int end = Math.min(whole.end(), colour.span().end());
            if (start < end)
                add(places.position(start), end - start, colour);
        }
    }

    private void add(Position at, int length, Colour colour) {
        boolean sameLine = at.getLine() == last.getLine();
        numbers.add(at.getLine() - last.getLine());
        numbers.add(sameLine ? at.getCharacter() - last.getCharacter() : at.getCharacter());
        numbers.add(length);
        numbers.add(colour.kind().ordinal());
        numbers.add(colour.declares() ? 1 : 0);
        last = at;
    }
}
