package dev.remora.rules.edit;

import dev.remora.rules.check.Importer;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Item;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where names are defined. */
final class Navigation {
    private final Document document;
    private final Importer importer;

    Navigation(Document document, Importer importer) {
        this.document = document;
        this.importer = importer;
    }

    Optional<Location> definition(int offset, List<Document> others) {
        Optional<Location> imported = imported(offset);
        return imported.isPresent() ? imported : document.mentionAt(offset).flatMap(mention -> definition(mention, others));
    }

    private Optional<Location> definition(Mention mention, List<Document> others) {
        Imports.Defined defined = document.definitions().get(mention.name());
        if (mention.kind() == Mention.Kind.LET && defined != null)
            return Optional.of(new Location(defined.source(), defined.let().name().span()));
        return Stream.concat(Stream.of(document), others.stream()).flatMap(file -> file.mentions().stream()
                .filter(other -> other.declares() && other.isAbout(mention)).map(other -> new Location(file.source(), other.span()))).findFirst();
    }

    private Optional<Location> imported(int offset) {
        return document.parsed().tree().items(Item.Import.class).filter(item -> item.span().touches(offset) && !item.path().isMissing()).findFirst()
                .flatMap(item -> importer.find(item.path().value(), document.source()))
                .map(source -> new Location(source, Span.at(0)));
    }
}
