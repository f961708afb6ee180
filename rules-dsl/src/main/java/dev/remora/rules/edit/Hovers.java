package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.PacketKey;
import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.syntax.Text;
import dev.remora.rules.syntax.Token;
import dev.remora.rules.type.Function;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what words and signs are. */
final class Hovers {
    private final Document document;
    private final Runs     runs;

    Hovers(Document document, Runs runs) {
        this.document = document;
        this.runs = runs;
    }

    Optional<Hover> at(int offset) {
        Optional<Hover> name = document.mentionAt(offset).flatMap(this::mention);
        return name.isPresent() ? name : document.parsed().tokens().stream().filter(token -> token.span().touches(offset))
                .reduce((first, second) -> second).flatMap(this::token);
    }

    private Optional<Hover> token(Token token) {
        String text = document.source().text(token.span());
        Optional<String> page = switch (token.kind()) {
            case KEYWORD -> Keyword.of(text).map(keyword -> "**" + text + "**\n\n" + keyword.sentence());
            case OPERATOR -> Vocabulary.operator(text).map(operator -> "**" + String.join("**, **", operator.spellings()) + "**\n\n" + operator.sentence());
            case WORD -> isInPackets(token.span()) ? PacketKey.of(text).map(Hovers::key) : Optional.empty();
            case TEXT, PUNCTUATION, COMMENT, UNKNOWN -> Optional.empty();
        };
        return page.map(markdown -> new Hover(token.span(), markdown));
    }

    private boolean isInPackets(Span span) {
        return Place.at(document.parsed(), span.end()).block() == Block.PACKETS;
    }

    private static String key(PacketKey key) {
        return "**" + (key.spelling() + " " + String.join(" ", key.takes())).strip() + "**\n\n" + key.meaning();
    }

    private Optional<Hover> mention(Mention mention) {
        Optional<String> page = switch (mention.kind()) {
            case FIELD -> document.language().entry(mention.name()).map(document.language()::page);
            case FUNCTION -> Function.of(mention.name()).map(function -> "**" + function.usage() + "**\n\n" + function.sentence());
            case LET -> Optional.of(new Unfolding(document).page(mention.name()));
            case RULE -> Optional.of(mention).filter(document::defines).flatMap(rule -> item(rule.name())).map(text -> text + known(mention.name()));
            case DECISION -> Optional.of(mention).filter(document::defines).flatMap(decision -> decision(decision.name())).map(text -> text + known(mention.name()));
            case PACK -> Optional.empty();
        };
        return page.map(markdown -> new Hover(mention.span(), markdown));
    }

    private Optional<String> item(String name) {
        for (Item item : document.parsed().tree().items()) {
            if (item instanceof Item.Rule rule && rule.name().text().equals(name))
                return Optional.of(rule(rule));
            else if (item instanceof Item.Policy policy && policy.name().text().equals(name))
                return Optional.of("**policy " + name + "**" + title(policy.title()));
        }
        return Optional.empty();
    }

    private String rule(Item.Rule rule) {
        StringBuilder page = new StringBuilder("**rule " + rule.name().text() + "**" + title(rule.title()));
        rule.clauses().stream().filter(clause -> !(clause instanceof dev.remora.rules.syntax.Clause.Broken)).limit(6)
                .forEach(clause -> page.append(page.indexOf("```") < 0 ? "\n\n```remora\n" : "\n").append(document.source().text(clause.span())));
        return page.indexOf("```") < 0 ? page.toString() : page.append("\n```").toString();
    }

    private Optional<String> decision(String name) {
        return document.parsed().tree().items(Item.Policy.class).flatMap(policy -> policy.clauses(PolicyClause.Decision.class)
                .filter(decision -> name.equals(policy.name() + "." + decision.name()))).findFirst()
                .map(decision -> "**" + name + "**\n\n```remora\n" + document.source().text(decision.span()) + "\n```");
    }

    // What running the file has told of a rule.
    private String known(String rule) {
        String cost = runs.costOf(rule).map(text -> "; " + text).orElse("");
        return runs.matchesOf(rule).map(text -> "\n\n" + text + cost).orElse("");
    }

    private static String title(@Nullable Text title) {
        return title == null || title.isMissing() ? "" : "\n\n" + title.value();
    }
}
