package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the tokens that people see of those that the parser took. */
final class Tokens {
    private Tokens() {}

    static List<Token> of(Reading reading) {
        Stream<Token> words = reading.words().stream().filter(token -> token.getType() != EOF).map(token -> new Token(kind(token.getType()), Scanner.span(token)));
        Stream<Token> comments = reading.comments().stream().map(token -> new Token(Token.Kind.COMMENT, Scanner.span(token)));
        return Stream.concat(words, comments).sorted(Comparator.comparingInt(token -> token.span().start())).toList();
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
