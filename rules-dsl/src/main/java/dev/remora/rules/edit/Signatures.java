package dev.remora.rules.edit;

import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Token;
import dev.remora.rules.type.Function;
import java.util.List;
import java.util.Optional;

/** Finds the function whose parentheses are open at a place. */
final class Signatures {
    private static final Signature PAIR = new Signature("pair(a, b)", "Two fields in either order, so both directions share a key.", List.of("a", "b"), 0);

    private Signatures() {}

    static Optional<Signature> at(Parsed<File> parsed, int offset) {
        List<Token> tokens = parsed.tokens().stream().filter(token -> token.kind() != Token.Kind.COMMENT && token.span().end() <= offset).toList();
        int depth = 0;
        int commas = 0;
        for (int i = tokens.size() - 1; i > 0; i--)
            switch (text(parsed.source(), tokens.get(i))) {
            case ")", "}" -> depth++;
            case "," -> commas += depth == 0 ? 1 : 0;
            case "{" -> depth--;
            case "(" -> {
                if (--depth < 0)
                    return of(text(parsed.source(), tokens.get(i - 1)), commas);
            }
            default -> {
                if (tokens.get(i).kind() == Token.Kind.KEYWORD && depth == 0)
                    return Optional.empty();
            }
            }
        return Optional.empty();
    }

    private static Optional<Signature> of(String name, int commas) {
        if (name.equals("pair"))
            return Optional.of(new Signature(PAIR.label(), PAIR.documentation(), PAIR.parameters(), Math.min(commas, 1)));
        return Function.of(name).map(function -> {
            List<String> parameters = function.parameters() == Function.MANY ? List.of("a", "…") : List.of("a");
            return new Signature(function.usage(), function.sentence(), parameters, Math.min(commas, parameters.size() - 1));
        });
    }

    private static String text(Source source, Token token) {
        return source.text(token.span());
    }
}
