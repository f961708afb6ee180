package dev.remora.lsp;

import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.edit.Language;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** The files that the client has open; imports see their texts before those on disk. Safe for many threads. */
final class OpenFiles {
    private final Map<String, OpenFile> files  = new ConcurrentHashMap<>();
    private final Map<String, String>   places = new ConcurrentHashMap<>();      // the addresses of files, by all that they are called on disk
    private final Language              language;

    OpenFiles(Language language) {
        this.language = language;
    }

    OpenFile open(String uri, int version, String text) {
        OpenFile file = new OpenFile(uri, version, language.open(Source.of(name(uri), text), this::imported));
        files.put(uri, file);
        places.put(file.source().name(), uri);
        places.put(real(file.source().name()), uri);
        return file;
    }

    /** The file after these changes, each in terms of the text that the one before it left; none where it is not open. */
    Optional<OpenFile> change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
        return find(uri).map(file -> {
            String text = file.source().text();
            for (TextDocumentContentChangeEvent change : changes)
                text = changed(text, change);
            return open(uri, version, text);
        });
    }

    private static String changed(String text, TextDocumentContentChangeEvent change) {
        if (change.getRange() == null)
            return change.getText();
        Places places = new Places(Source.of("", text));
        return new StringBuilder(text).replace(places.span(change.getRange()).start(), places.span(change.getRange()).end(), change.getText()).toString();
    }

    void close(String uri) {
        files.remove(uri);
        places.values().removeIf(uri::equals);
    }

    Optional<OpenFile> find(String uri) {
        return Optional.ofNullable(files.get(uri));
    }

    /**
     * The file at this address as the client has it, or as it is on disk.
     *
     * @throws IOException if it is neither open nor readable
     */
    OpenFile read(String uri) throws IOException {
        OpenFile open = files.get(uri);
        if (open != null)
            return open;
        try {
            return new OpenFile(uri, 0, language.open(Source.of(name(uri), RuleFolder.octets(Path.of(name(uri)))), this::imported));
        } catch (NoSuchFileException e) {
            throw new IOException(uri + " is neither open nor a file", e);
        }
    }

    /** Reads files again whose imports have changed since they were looked at; those files. */
    List<OpenFile> refresh() {
        List<OpenFile> outdated = files.values().stream().filter(file -> file.document().isOutdated()).toList();
        return outdated.stream().map(file -> open(file.uri(), file.version(), file.source().text())).toList();
    }

    private Optional<Source> imported(String path, Source from) {
        return RuleFolder.nameOfImported(path, from).flatMap(this::opened).or(() -> RuleFolder.imported(path, from));
    }

    // A file that has never been saved counts, too.
    private Optional<Source> opened(String name) {
        return Optional.ofNullable(places.get(name)).or(() -> Optional.ofNullable(places.get(real(name)))).flatMap(this::find).map(OpenFile::source);
    }

    // The path without symbolic links; of what is not there, the path.
    private static String real(String name) {
        try {
            return Path.of(name).toRealPath().toString();
        } catch (IOException | InvalidPathException e) {
            return name;
        }
    }

    /** What a file is called in messages: its path, also where that is given; of what is no file, a name in its stead. */
    static String name(String uri) {
        if (!uri.contains(":"))
            return uri;
        try {
            return Path.of(URI.create(uri)).toString();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return uri.startsWith("untitled:") ? uri.substring("untitled:".length()) : "untitled.remora";
        }
    }

    /** The address of the file that a source was read from. */
    String uri(Source source) {
        return files.values().stream().filter(file -> file.source().name().equals(source.name())).map(OpenFile::uri).findFirst()
                .orElseGet(() -> Path.of(source.name()).toUri().toString());
    }
}
