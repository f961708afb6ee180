package dev.remora.rules.edit;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Gives a name of a file another one. */
final class Renaming {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final Document document;
    private final Mention  mention;

    Renaming(Document document, Mention mention) {
        this.document = document;
        this.mention = mention;
    }

    List<Fix.Edit> to(String name) {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(String.format(Locale.ROOT, "`%s` is no name; letters, digits, `_` and `-`, the first one a letter", Excerpt.name(name)));
        if (Vocabulary.isOperator(name))
            throw new IllegalArgumentException(String.format(Locale.ROOT, "`%s` is a word of the language, which no name can be", name));
        if (isTaken(name))
            throw new IllegalArgumentException(String.format(Locale.ROOT, "`%s` is there already", name));
        List<Fix.Edit> edits = document.mentions().stream().filter(mention::isAbout).map(other -> new Fix.Edit(other.span(), name)).toList();
        if (!isReadAs(name, document.withText(new Fix("", edits).apply(document.source().text()))))
            throw new IllegalArgumentException(String.format(Locale.ROOT, "`%s` is a word of the language where this name stands", name));
        return edits;
    }

    private boolean isTaken(String name) {
        return switch (mention.kind()) {
            case LET -> document.definitions().containsKey(name) || document.language().entry(name).isPresent();
            case RULE -> isDeclared(Mention.Kind.RULE, name);
            case DECISION -> name.equals("otherwise")
                    || isDeclared(Mention.Kind.DECISION, mention.name().substring(0, mention.name().indexOf('.') + 1) + name);
            case PACK, FIELD, FUNCTION -> false;
        };
    }

    // Whether each name of the file is one still, the new one where the old one was: behind `expect`, `no` and `nothing` are none.
    private boolean isReadAs(String name, Document renamed) {
        List<String> wanted = document.mentions().stream().map(other -> name(other, mention.isAbout(other) ? name : document.source().text(other.span()))).toList();
        return renamed.mentions().stream().map(other -> name(other, renamed.source().text(other.span()))).toList().equals(wanted);
    }

    private static String name(Mention mention, String text) {
        return mention.kind() + " " + mention.declares() + " " + text;
    }

    private boolean isDeclared(Mention.Kind kind, String name) {
        return document.mentions().stream().anyMatch(other -> other.declares() && other.kind() == kind && other.name().equals(name));
    }
}
