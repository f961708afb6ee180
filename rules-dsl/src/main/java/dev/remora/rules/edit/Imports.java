package dev.remora.rules.edit;

import dev.remora.rules.check.Importer;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Parser;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the files that a file imports define, they and those that they import in turn. */
final class Imports {
    /** A definition and the file that it stands in. */
    record Defined(Source source, Item.Let let) {}

    private final Map<String, Defined> definitions = new LinkedHashMap<>();
    private final Set<String>          seen        = new HashSet<>();
    private final Importer             importer;

    private Imports(Importer importer) {
        this.importer = importer;
    }

    /** Definitions by name: those of this file first, then those it imports. */
    static Map<String, Defined> definitions(Parsed<File> parsed, Importer importer) {
        Imports imports = new Imports(importer);
        imports.read(parsed);
        return imports.definitions;
    }

    private void read(Parsed<File> parsed) {
        if (!seen.add(parsed.source().name()))
            return;
        parsed.tree().items(Item.Let.class).filter(let -> !let.name().isMissing())
                .forEach(let -> definitions.putIfAbsent(let.name().text(), new Defined(parsed.source(), let)));
        parsed.tree().items(Item.Import.class).filter(item -> !item.path().isMissing())
                .forEach(item -> importer.find(item.path().value(), parsed.source()).ifPresent(found -> read(Parser.parseFile(found))));
    }
}
