package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Parser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is imported by files that are checked together, each read, parsed and checked once. Used by one thread. */
final class ImportedFiles {
    static final int DEEPEST = 32;                            // imports in a row

    private final Catalogue                           catalogue;
    private final Importer                            importer;
    private final Map<Wanted, Optional<Parsed<File>>> found    = new HashMap<>();
    private final Map<String, Parsed<File>>           parsed   = new HashMap<>();
    private final Map<String, Integer>                lengths  = new HashMap<>();     // of the longest chain below a file, where it ends
    private final Map<String, Integer>                atLeast  = new HashMap<>();     // where only so much of it is known
    private final Map<String, FileChecker>            checkers = new HashMap<>();

    private record Wanted(String path, String from) {}

    ImportedFiles(Catalogue catalogue, Importer importer) {
        this.catalogue = catalogue;
        this.importer = importer;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** The file at this path. */
    Optional<Parsed<File>> find(String path, Source from) {
        return found.computeIfAbsent(new Wanted(path, from.name()), wanted -> importer.find(path, from).map(this::parse));
    }

    private Parsed<File> parse(Source source) {
        return parsed.computeIfAbsent(source.name(), name -> Parser.parseFile(source));
    }

    /** The checker of a file that has been checked: what it means does not depend on who imports it, but for chains that are too long. */
    FileChecker checked(Parsed<File> file, Set<String> chain) {
        FileChecker known = checkers.get(file.source().name());
        if (known != null)
            return known;
        FileChecker checker = FileChecker.ofImported(file, chain, this);
        checkers.put(file.source().name(), checker);
        return checker;
    }

    /** Whether more than so many imports follow each other from a file on. */
    boolean isLonger(Parsed<File> file, int most, Set<String> chain) {
        return length(file, most, new HashSet<>(chain)) > most;
    }

    // Imports in a row from a file on; of more than so many, one more. One that leads back is none.
    private int length(Parsed<File> file, int most, Set<String> chain) {
        String name = file.source().name();
        if (lengths.containsKey(name))
            return lengths.get(name);
        if (atLeast.getOrDefault(name, 0) > most)
            return most + 1;
        chain.add(name);
        int length = 0;
        for (Item item : file.tree().items())
            if (length <= most && item instanceof Item.Import wanted && !wanted.path().isMissing())
                length = Math.max(length, find(wanted.path().value(), file.source()).filter(next -> !chain.contains(next.source().name()))
                        .map(next -> most == 0 ? 1 : 1 + length(next, most - 1, chain)).orElse(0));
        chain.remove(name);
        (length > most ? atLeast : lengths).put(name, length);
        return length;
    }
}
