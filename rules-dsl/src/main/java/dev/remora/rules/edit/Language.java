package dev.remora.rules.edit;

import dev.remora.field.Catalogue;
import dev.remora.rules.check.Checker;
import dev.remora.rules.check.Importer;
import dev.remora.rules.source.Source;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What an editor knows before it sees a text: the fields and their pages. Safe for many threads; one for a whole workbench. */
public final class Language {
    private final Catalogue           catalogue;
    private final Checker             checker;
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    /** The language over these fields. */
    public Language(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.checker = new Checker(catalogue);
    }

    /** A document of this text. */
    public Document open(Source source, Importer importer) {
        return new Document(this, source, importer);
    }

    /** The fields. */
    public Catalogue catalogue() {
        return catalogue;
    }

    Checker checker() {
        return checker;
    }

    /** The field, group or protocol of this name; a leading dot forces a name to be one. */
    Optional<Catalogue.Entry> entry(String name) {
        return catalogue.find(name.startsWith(".") ? name.substring(1) : name);
    }

    /** What there is to know about a field, group or protocol, in Markdown. */
    String page(Catalogue.Entry entry) {
        return pages.computeIfAbsent(entry.name(), name -> FieldPage.of(entry));
    }
}
