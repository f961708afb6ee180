package dev.remora.rules.edit;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gives what a name is about another name, in every file that has it. */
final class Renaming {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final Mention        mention;
    private final Document       asked;
    private final List<Document> files;

    /**
     * A renaming of what this name in the first document is about.
     *
     * @param others documents of other files
     */
    Renaming(Mention mention, Document asked, List<Document> others) {
        this.mention = mention;
        this.asked = asked;
        this.files = Stream.concat(Stream.of(asked), others.stream().filter(this::isConcerned)).toList();
    }

    // A file that defines a rule of the same name in a pack of the same name is another copy of it, and has its own names.
    private boolean isConcerned(Document other) {
        boolean copies = (mention.kind() == Mention.Kind.RULE || mention.kind() == Mention.Kind.DECISION) && asked.defines(mention) && other.defines(mention);
        return !copies && !other.references(mention).isEmpty();
    }

    /** Whether there is something to rename: a file defines it, and no two do of which it could be either. */
    boolean isPossible() {
        long homes = files.stream().filter(file -> file.defines(mention)).count();
        return homes == 1 || homes > 1 && mention.kind() == Mention.Kind.PACK;
    }

    List<FileEdits> to(String name) {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(String.format(Locale.ROOT, "`%s` is not a name; use letters, digits, `_` and `-`, and a letter first", Excerpt.name(name)));
        if (Vocabulary.isOperator(name))
            throw new IllegalArgumentException(String.format(Locale.ROOT, "`%s` is a keyword, and cannot be a name", name));
        files.stream().filter(file -> isTaken(name, file)).findFirst().ifPresent(file -> {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "`%s` already exists%s", name, where(file)));
        });
        List<FileEdits> edits = files.stream().map(file -> new FileEdits(file.source(), file.references(mention).stream().map(span -> new Fix.Edit(span, name)).toList())).toList();
        Map<String, Source> renamed = edits.stream().map(FileEdits::applied).collect(Collectors.toMap(Source::name, source -> source, (first, second) -> first));
        IntStream.range(0, files.size()).filter(i -> !isReadAs(name, files.get(i), files.get(i).renamed(edits.get(i).applied(), renamed))).findFirst().ifPresent(i -> {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "`%s` is a keyword where this name is used%s", name, where(files.get(i))));
        });
        return edits;
    }

    // Of another file it is said that it is one.
    private String where(Document file) {
        return file == asked ? "" : ", in " + file.source().name();
    }

    private boolean isTaken(String name, Document file) {
        return switch (mention.kind()) {
            case LET -> file.definitions().containsKey(name) || file.language().entry(name).isPresent();
            case RULE -> isDeclared(Mention.Kind.RULE, name, file);
            case DECISION -> name.equals("otherwise")
                    || isDeclared(Mention.Kind.DECISION, mention.name().substring(0, mention.name().indexOf('.') + 1) + name, file);
            case PACK, FIELD, FUNCTION -> false;
        };
    }

    private boolean isDeclared(Mention.Kind kind, String name, Document file) {
        return file.mentions().stream().anyMatch(other -> other.declares() && other.kind() == kind && other.name().equals(name) && other.home().equals(mention.home()));
    }

    // Whether each name of the file is one still, the new one where the old one was: behind `expect`, `no` and `nothing` are none.
    private boolean isReadAs(String name, Document file, Document renamed) {
        List<String> wanted = file.mentions().stream().map(other -> name(other, mention.isAbout(other) ? name : file.source().text(other.span()))).toList();
        return renamed.mentions().stream().map(other -> name(other, renamed.source().text(other.span()))).toList().equals(wanted);
    }

    private static String name(Mention mention, String text) {
        return mention.kind() + " " + mention.declares() + " " + text;
    }
}
