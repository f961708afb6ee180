package dev.remora.rules.check;

import dev.remora.rules.source.Source;
import java.util.Optional;

/** Finds the files that rule files import. */
@FunctionalInterface
public interface Importer {
    /** Imports nothing. */
    Importer NONE = (path, from) -> Optional.empty();

    /**
     * The file at this path.
     *
     * @param path as it is written
     * @param from the importing file
     */
    Optional<Source> find(String path, Source from);
}
