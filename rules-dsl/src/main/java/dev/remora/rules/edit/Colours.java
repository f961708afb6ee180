package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.Nodes;
import dev.remora.rules.syntax.Quantity;
import dev.remora.rules.syntax.Setting;
import dev.remora.rules.syntax.Template;
import dev.remora.rules.syntax.Token;
import dev.remora.rules.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says of each word, sign and comment what it is. */
final class Colours {
    private final Document             document;
    private final Map<Integer, Colour> words  = new HashMap<>();     // by their first characters
    private final Set<Integer>         texts  = new HashSet<>();     // first characters of those with fields in braces
    private final List<Colour>         result = new ArrayList<>();
    private int                        next;                         // the first mention that does not stand before the token

    Colours(Document document) {
        this.document = document;
    }

    List<Colour> all() {
        Nodes.walk(document.parsed().tree(), this::visit);
        document.mentions().forEach(this::mention);
        document.parsed().tokens().forEach(this::token);
        return List.copyOf(result);
    }

    private void visit(Node node) {
        switch (node) {
            case Quantity quantity -> put(quantity.span(), Colour.Kind.NUMBER);
            case Expr.Literal literal when literal.form() == Expr.Literal.Form.WORD -> put(literal.span(), Colour.Kind.NUMBER);
            case Setting.Value.Plain plain -> put(plain.span(), Colour.Kind.NUMBER);
            case Setting.Value.Range range -> put(range.span(), Colour.Kind.NUMBER);
            case Expr.Name name -> put(name.span(), Colour.Kind.VALUE);
            case Word word -> put(word.span(), Colour.Kind.VALUE);
            case Template template -> texts.add(template.span().start());
            default -> {}
        }
    }

    private void mention(Mention mention) {
        Colour.Kind kind = switch (mention.kind()) {
            case PACK, RULE, DECISION -> Colour.Kind.RULE;
            case LET -> Colour.Kind.VARIABLE;
            case FIELD -> document.language().entry(mention.name()).filter(entry -> entry.isProtocol()).isPresent() ? Colour.Kind.PROTOCOL : Colour.Kind.FIELD;
            case FUNCTION -> Colour.Kind.FUNCTION;
        };
        words.put(mention.span().start(), new Colour(mention.span(), kind, mention.declares()));
    }

    private void put(Span span, Colour.Kind kind) {
        if (!span.isEmpty())
            words.put(span.start(), new Colour(span, kind, false));
    }

    private void token(Token token) {
        switch (token.kind()) {
            case KEYWORD -> add(token.span(), Colour.Kind.KEYWORD);
            case OPERATOR -> add(token.span(), Colour.Kind.OPERATOR);
            case COMMENT -> add(token.span(), Colour.Kind.COMMENT);
            case UNKNOWN -> add(token.span(), Colour.Kind.UNKNOWN);
            case TEXT -> text(token.span());
            case WORD -> word(token.span());
            case PUNCTUATION -> {}
        }
    }

    // A word may name several things, as policy.decision does.
    private void word(Span span) {
        int at = span.start();
        while (at < span.end()) {
            Colour colour = words.get(at);
            if (colour != null && colour.span().end() <= span.end()) {
                result.add(colour);
                at = colour.span().end();
            } else {
                at++;
            }
        }
        if (result.isEmpty() || !span.contains(result.getLast().span()))
            add(span, Character.isDigit(document.source().text().charAt(span.start())) ? Colour.Kind.NUMBER : Colour.Kind.VALUE);
    }

    // Fields in the braces of a message are fields.
    private void text(Span span) {
        int at = span.start();
        List<Mention> mentions = texts.contains(span.start()) ? document.mentions() : List.of();
        while (next < mentions.size() && mentions.get(next).span().start() < span.start())
            next++;
        for (; next < mentions.size() && span.contains(mentions.get(next).span()); next++) {
            Span mention = mentions.get(next).span();
            add(new Span(at, mention.start()), Colour.Kind.TEXT);
            word(mention);
            at = mention.end();
        }
        add(new Span(at, span.end()), Colour.Kind.TEXT);
    }

    private void add(Span span, Colour.Kind kind) {
        if (!span.isEmpty())
            result.add(new Colour(span, kind, false));
    }
}
