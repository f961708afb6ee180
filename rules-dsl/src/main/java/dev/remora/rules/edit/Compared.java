package dev.remora.rules.edit;

import dev.remora.rules.syntax.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the value at a cursor is compared with, told by the words before it. */
final class Compared {
    private static final Set<String> JOINS = Set.of("and", "or", "xor", "not", "&&", "||", "^^", "!");

    private Compared() {}

    /** The word left of the operator that the cursor is behind: {@code icmp.type in {3, |}}. */
    static Optional<String> with(Place place) {
        List<Token> tokens = place.inClause();
        for (int i = tokens.size() - 1; i > 0; i--)
            if (isComparison(place, tokens.get(i))) {
                int left = place.text(tokens.get(i - 1)).matches("not|!") ? i - 2 : i - 1;
                return left >= 0 && tokens.get(left).kind() == Token.Kind.WORD ? Optional.of(place.text(tokens.get(left))) : Optional.empty();
            } else if (isEnd(place, tokens.get(i))) {
                return Optional.empty();
            }
        return Optional.empty();
    }

    /** Whether the test that the cursor is behind has its operator already. */
    static boolean isDone(Place place) {
        List<Token> tokens = place.inClause();
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (isComparison(place, tokens.get(i)))
                return true;
            else if (isEnd(place, tokens.get(i)))
                return false;
        }
        return false;
    }

    private static boolean isComparison(Place place, Token token) {
        return token.kind() == Token.Kind.OPERATOR && Vocabulary.operator(place.text(token)).filter(Vocabulary::compares).isPresent();
    }

    private static boolean isEnd(Place place, Token token) {
        return token.kind() == Token.Kind.KEYWORD || JOINS.contains(place.text(token));
    }
}
