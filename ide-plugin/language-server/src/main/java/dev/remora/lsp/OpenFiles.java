package dev.remora.lsp;

import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.edit.Language;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** The files that the client has open; imports see their texts before those on disk. Safe for many threads. */
final class OpenFiles {
    private static final Pattern SCHEME    = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");       // of one letter are disks
    private static final Pattern TO_ESCAPE = Pattern.compile("[^!-~]+|[\"<>\\[\\]\\\\^`{|}]+"); // what an address must not have as it is; not all clients escape all of it

    private final Map<String, OpenFile> files  = new ConcurrentHashMap<>();
    private final Map<String, String>   places = new ConcurrentHashMap<>();      // the addresses of files, by all that they are called on disk
    private final Language              language;

    OpenFiles(Language language) {
        this.language = language;
    }

    OpenFile open(String uri, int version, String text) {
        OpenFile file = of(uri, version, Source.of(name(uri), text));
        files.put(uri, file);
        places.put(file.source().name(), uri);
        places.put(real(file.source().name()), uri);
        return file;
    }

    /** The file after these changes, each in terms of the text that the one before it left; none where it is not open. */
    Optional<OpenFile> change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
        return find(uri).map(file -> {
            ChangingText text = new ChangingText(file.source().text());
            changes.forEach(text::change);
            return open(uri, version, text.toString());
        });
    }

    /** The file that is closed; none where it was not open. */
    Optional<OpenFile> close(String uri) {
        OpenFile closed = files.remove(uri);
        places.values().removeIf(uri::equals);
        return Optional.ofNullable(closed);
    }

    Collection<OpenFile> each() {
        return files.values();
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
            return of(uri, 0, Source.of(name(uri), RuleFolder.octets(Path.of(name(uri)))));
        } catch (NoSuchFileException e) {
            throw new IOException(uri + " is neither open nor a file", e);
        }
    }

    /** Reads files again whose imports have changed since they were looked at; those files. */
    List<OpenFile> refresh() {
        return refresh(file -> true);
    }

    /** The same of those alone that import this file: of the others nothing is read, however many are open. */
    List<OpenFile> refreshFor(OpenFile changed) {
        String name = changed.source().name();
        String real = real(name);
        return refresh(file -> file.imports().contains(name) || file.imports().contains(real));
    }

    private List<OpenFile> refresh(Predicate<OpenFile> concerned) {
        List<OpenFile> outdated = files.values().stream().filter(concerned).filter(file -> file.document().isOutdated()).toList();
        return outdated.stream().map(file -> open(file.uri(), file.version(), file.source().text())).toList();
    }

    private OpenFile of(String uri, int version, Source source) {
        Set<String> imports = ConcurrentHashMap.newKeySet();
        return new OpenFile(uri, version, language.open(source, (path, from) -> imported(path, from, imports)), imports);
    }

    // What is looked at is noted before that is done, so that no change of it is missed.
    private Optional<Source> imported(String path, Source from, Set<String> imports) {
        return RuleFolder.nameOfImported(path, from).flatMap(name -> {
            List<String> names = List.of(name, real(name));
            imports.addAll(names);
            return opened(names);
        }).or(() -> RuleFolder.imported(path, from));
    }

    // A file that has never been saved counts, too.
    private Optional<Source> opened(List<String> names) {
        return names.stream().map(places::get).filter(Objects::nonNull).findFirst().flatMap(this::find).map(OpenFile::source);
    }

    /** The path without symbolic links; of what is not there, the path. */
    static String real(String name) {
        try {
            return Path.of(name).toRealPath().toString();
        } catch (IOException | InvalidPathException e) {
            return name;
        }
    }

    /** What a file is called in messages: its path, also where that is given; of what is no file, a name in its stead. */
    static String name(String uri) {
        if (!SCHEME.matcher(uri).lookingAt())
            return uri;
        try {
            return Path.of(URI.create(TO_ESCAPE.matcher(uri).replaceAll(found -> escaped(found.group())))).toString();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return uri.startsWith("untitled:") ? uri.substring("untitled:".length()) : "untitled.remora";
        }
    }

    private static String escaped(String characters) {
        return URLEncoder.encode(characters, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address of the file that a source was read from; of several that are called alike, as those of no file are, the one that has this very text. */
    String uri(Source source) {
        List<OpenFile> alike = files.values().stream().filter(file -> file.source().name().equals(source.name())).toList();
        return alike.stream().filter(file -> file.source() == source).findFirst().or(() -> alike.stream().findFirst()).map(OpenFile::uri)
                .orElseGet(() -> Path.of(source.name()).toUri().toString());
    }
}
