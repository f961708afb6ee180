package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/** Makes the tokens that people see of those that the parser took. */
final class Tokens {
    private Tokens() {}

    static List<Token> of(Reading reading) {
        List<Token> tokens = new ArrayList<>(reading.words().size() + reading.comments().size());
        int next = 0;
        for (CommonToken word : reading.words()) {
            while (next < reading.comments().size() && reading.comments().get(next).getStartIndex() < word.getStartIndex())
                tokens.add(new Token(Token.Kind.COMMENT, Scanner.span(reading.comments().get(next++))));
            if (word.getType() != EOF)
                tokens.add(new Token(kind(word.getType()), Scanner.span(word)));
        }
        return List.copyOf(tokens);
    }

    private static Token.Kind kind(int type) {
        if (Keywords.isKeyword(type))
            return Token.Kind.KEYWORD;
        return switch (type) {
            case AND, OR, XOR, NOT, IN, CONTAINS, MATCHES, ANY, ALL, EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL,
                    GREATER, GREATER_OR_EQUAL, BIT_AND, PLUS, MINUS, TIMES_SIGN, DIVIDE, MODULO, FOREIGN -> Token.Kind.OPERATOR;
            case NAME, LITERAL, ENDPOINT, FRAME -> Token.Kind.WORD;
            case STRING, RAW_STRING, CHARACTER -> Token.Kind.TEXT;
            case UNKNOWN -> Token.Kind.UNKNOWN;
            default -> Token.Kind.PUNCTUATION;
        };
    }
}
