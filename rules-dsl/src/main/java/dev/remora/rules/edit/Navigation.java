package dev.remora.rules.edit;

import dev.remora.rules.check.Importer;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Item;
import java.util.Optional;

/** Finds where names are defined. */
final class Navigation {
    private final Document document;
    private final Importer importer;

    Navigation(Document document, Importer importer) {
        this.document = document;
        this.importer = importer;
    }

    Optional<Location> definition(int offset) {
        Optional<Location> imported = imported(offset);
        return imported.isPresent() ? imported : document.mentionAt(offset).flatMap(this::definition);
    }

    private Optional<Location> definition(Mention mention) {
        Imports.Defined defined = document.definitions().get(mention.name());
        if (mention.kind() == Mention.Kind.LET && defined != null)
            return Optional.of(new Location(defined.source(), defined.let().name().span()));
        return document.mentions().stream().filter(other -> other.declares() && other.isAbout(mention)).findFirst()
                .map(other -> new Location(document.source(), other.span()));
    }

    private Optional<Location> imported(int offset) {
        return document.parsed().tree().items().stream().filter(item -> item instanceof Item.Import && item.span().touches(offset))
                .map(Item.Import.class::cast).filter(item -> !item.path().isMissing()).findFirst()
                .flatMap(item -> importer.find(item.path().value(), document.source()))
                .map(source -> new Location(source, Span.at(0)));
    }
}
