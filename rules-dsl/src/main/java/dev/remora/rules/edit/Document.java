package dev.remora.rules.edit;

import dev.remora.rules.check.Checked;
import dev.remora.rules.check.Expiry;
import dev.remora.rules.check.Importer;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.type.RuleFile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule file as an editor sees it: its text, and everything that can be asked about a place in it.
 *
 * <p>The text is read when the first thing is asked for, checked when the first diagnostic is and its names are found when one is, each once. A change of the text makes a new
 * document, which costs nothing until it is asked. Offsets count UTF-16 units from 0; one outside the text is moved to its nearest end. Safe for many threads.
 */
public final class Document {
    private final Language language;
    private final Importer importer;
    private final Source   source;
    private final Object   reading = new Object();          // held while the text is read, so that nobody who asks for the tree waits until it is checked
    private final Object   naming  = new Object();          // held while its names are found, so that nobody who asks for them does

    private final Set<Import> imported = ConcurrentHashMap.newKeySet();     // the texts that were found

    // Made when they are first asked for.
    private @Nullable Parsed<File>                 parsed;
    private @Nullable Checked<RuleFile>            checked;
    private @Nullable Map<String, Imports.Defined> definitions;
    private @Nullable List<Mention>                mentions;

    // What a path, as it stands in a file, led to.
    private record Import(String path, Source from, Optional<String> text) {}

    Document(Language language, Source source, Importer importer) {
        this.language = language;
        this.importer = importer;
        this.source = source;
    }

    public Source source() {
        return source;
    }

    /** The tree and the tokens. */
    public Parsed<File> parsed() {
        synchronized (reading) {
            if (parsed == null)
                parsed = Parser.parseFile(source);
            return parsed;
        }
    }

    /** The meaning, and everything that is wrong or doubtful. */
    public synchronized Checked<RuleFile> checked() {
        if (checked == null)
            checked = Expiry.of(language.checker().check(parsed(), this::find), LocalDate.now(ZoneOffset.UTC));
        return checked;
    }

    /** Everything that is wrong or doubtful, in the order of the text. */
    public List<Diagnostic> diagnostics() {
        return checked().diagnostics();
    }

    /** The diagnostics that touch a range and that can be mended; each has its fixes. */
    public List<Diagnostic> fixable(Span range) {
        return diagnostics().stream()
                .filter(diagnostic -> !diagnostic.fixes().isEmpty() && diagnostic.span().start() <= range.end() && range.start() <= diagnostic.span().end())
                .toList();
    }

    /** What can be written at a cursor, the likeliest first. */
    public List<Completion> complete(int offset) {
        return new Completer(this, Place.at(parsed(), within(offset))).complete();
    }

    /** What there is to know about the word or sign at this place. */
    public Optional<Hover> hover(int offset) {
        return hover(offset, Runs.NONE);
    }

    /** The same, with what running the file has told: of a rule, its matches and what it took. */
    public Optional<Hover> hover(int offset, Runs runs) {
        return new Hovers(this, runs).at(within(offset));
    }

    /** How the function around the cursor is called. */
    public Optional<Signature> signature(int offset) {
        return Signatures.at(parsed(), within(offset));
    }

    /** Where the name at this place is defined, in this file or one that it imports. */
    public Optional<Location> definition(int offset) {
        return definition(offset, List.of());
    }

    /** The same; a rule of another pack, or of this pack in another file, is looked for in these other files, too. */
    public Optional<Location> definition(int offset, List<Document> others) {
        return new Navigation(this, importer).definition(within(offset), others);
    }

    /** Every place of this file that has the name at this place, its definition among them. */
    public List<Span> references(int offset) {
        return mentionAt(offset).map(this::references).orElse(List.of());
    }

    /** Every place of this file that is about what a name in this or another file is about, in the order of the text. */
    public List<Span> references(Mention mention) {
        return mentions().stream().filter(mention::isAbout).map(Mention::span).toList();
    }

    /** The characters of the name at this place, where it can be changed without a look at another file: it is defined in this one. */
    public Optional<Span> renamable(int offset) {
        return renamable(offset, List.of());
    }

    /** The same, where these other files may be changed, too. */
    public Optional<Span> renamable(int offset, List<Document> others) {
        return mentionAt(offset).filter(mention -> new Renaming(mention, this, others).isPossible()).map(Mention::span);
    }

    /** Whether what this name is about is defined in this file. */
    boolean defines(Mention name) {
        return mentions().stream().anyMatch(mention -> mention.declares() && mention.isAbout(name));
    }

    /**
     * The changes of this file that give the name at this place another one; none where it cannot be changed.
     *
     * @throws IllegalArgumentException if the new name is no name, or is one already
     */
    public List<Fix.Edit> rename(int offset, String name) {
        return rename(offset, name, List.of()).stream().flatMap(file -> file.edits().stream()).toList();
    }

    /**
     * The changes of this and of other files that give what the name at this place is about another name; none where it cannot be changed. A rule that another file defines,
     * with the same name in a pack of the same name, is left as it is.
     *
     * @param  others                   documents of other files
     * @throws IllegalArgumentException if the new name is no name, or is one already in a file that would have it
     */
    public List<FileEdits> rename(int offset, String name, List<Document> others) {
        return mentionAt(offset).map(mention -> new Renaming(mention, this, others)).filter(Renaming::isPossible).map(renaming -> renaming.to(name)).orElse(List.of());
    }

    /** The outline. */
    public List<Symbol> symbols() {
        return Outline.of(parsed().tree());
    }

    /** What can be folded, in the order of the text. */
    public List<Folding> foldings() {
        return Foldings.of(parsed());
    }

    /** What a selection grows to, step by step, from the word at this place to the whole text. */
    public List<Span> selections(int offset) {
        return Selections.at(parsed(), within(offset));
    }

    /** What each word, sign and comment is, in the order of the text. */
    public List<Colour> colours() {
        return new Colours(this).all();
    }

    /** What numbers in this range stand for. */
    public List<Hint> hints(Span range) {
        return new Hints(this).in(range);
    }

    /** What can be done with items: running tests, seeing what a rule made of a capture. */
    public List<Lens> lenses(Runs runs) {
        return Lenses.of(parsed().tree(), () -> checked().hasErrors(), runs);
    }

    /** The changes that lay the whole text out; none where it has errors in its syntax. */
    public List<Fix.Edit> format() {
        return format(source().span());
    }

    /** The changes that lay these lines out. */
    public List<Fix.Edit> format(Span range) {
        return Formatting.of(parsed(), range);
    }

    /** The same file with another text, where others have another, too: those by their names. */
    Document renamed(Source text, Map<String, Source> others) {
        return language.open(text, (path, from) -> importer.find(path, from).map(found -> others.getOrDefault(found.name(), found)));
    }

    /** Whether what the file imports has changed since it was looked at: then a document of the same text may say something else. Reads the imported files again. */
    public boolean isOutdated() {
        return imported.stream().anyMatch(then -> !then.text().equals(importer.find(then.path(), then.from()).map(Source::text)));
    }

    // Whoever asks whether this is outdated does not wait until it is checked; so each text is noted before it is used, by each of those that look at the same time.
    private Optional<Source> find(String path, Source from) {
        Optional<Source> found = importer.find(path, from);
        while (imported.add(new Import(path, from, found.map(Source::text))))
            found = importer.find(path, from);
        return found;
    }

    Language language() {
        return language;
    }

    /** The definitions that this file and those it imports have, by name. */
    Map<String, Imports.Defined> definitions() {
        synchronized (naming) {
            if (definitions == null)
                definitions = Imports.definitions(parsed(), this::find);
            return definitions;
        }
    }

    /** Every name in the text, in its order. */
    public List<Mention> mentions() {
        synchronized (naming) {
            if (mentions == null)
                mentions = Mentions.of(parsed().tree(), language, definitions());
            return mentions;
        }
    }

    /** The name that a cursor touches; between two, the one that begins there. */
    public Optional<Mention> mentionAt(int offset) {
        int at = within(offset);
        return mentions().stream().filter(mention -> mention.span().touches(at)).reduce((first, second) -> second);
    }

    private int within(int offset) {
        return Math.clamp(offset, 0, source().length());
    }
}
