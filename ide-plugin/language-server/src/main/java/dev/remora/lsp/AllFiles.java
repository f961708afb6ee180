package dev.remora.lsp;

import dev.remora.rules.edit.Mention;
import dev.remora.rules.files.RuleFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;

/** The rule files that a question about all of them is asked of: those that the client has open, and those below the folders of its workspace. Safe for many threads. */
final class AllFiles {
    private final OpenFiles   open;
    private final Set<String> folders = new CopyOnWriteArraySet<>();        // their addresses

    AllFiles(OpenFiles open) {
        this.open = open;
    }

    /** Takes the folders of the workspace that a client begins with; an old client has one at the most. */
    @SuppressWarnings("deprecation")
    void begin(InitializeParams params) {
        if (params.getWorkspaceFolders() != null)
            params.getWorkspaceFolders().forEach(folder -> folders.add(folder.getUri()));
        else if (params.getRootUri() != null)
            folders.add(params.getRootUri());
    }

    void change(WorkspaceFoldersChangeEvent change) {
        change.getAdded().forEach(folder -> folders.add(folder.getUri()));
        change.getRemoved().stream().map(WorkspaceFolder::getUri).forEach(folders::remove);
    }

    /**
     * Every file but this one that has the name at a place of it, as the client has it open or as it is on disk; and the one that defines it, wherever it is. What cannot be read
     * is left out, as are hidden folders and the packages of npm.
     *
     * @param cancelled asked before each file whether the client wants the answer no more
     */
    List<OpenFile> beside(OpenFile file, int offset, CancelChecker cancelled) {
        Optional<Mention> mention = file.document().mentionAt(offset);
        if (mention.isEmpty())
            return List.of();
        Map<String, OpenFile> all = new LinkedHashMap<>();
        all.put(OpenFiles.real(file.source().name()), file);
        open.each().forEach(other -> all.putIfAbsent(OpenFiles.real(other.source().name()), other));
        Stream<Path> home = mention.filter(name -> name.kind() == Mention.Kind.LET).map(Mention::home).map(Path::of).stream();
        Stream.concat(home, folders.stream().map(OpenFiles::name).map(Path::of).flatMap(AllFiles::ruleFiles)).forEach(path -> {
            cancelled.checkCanceled();
            String name = OpenFiles.real(path.toString());
            if (!all.containsKey(name))
                read(path).ifPresent(other -> all.put(name, other));
        });
        return all.values().stream().filter(other -> other != file && !other.document().references(mention.get()).isEmpty()).toList();
    }

    // What was there a moment ago, or is nobody's to read, has no names to tell of.
    private Optional<OpenFile> read(Path path) {
        try {
            return Optional.of(open.read(path.toUri().toString()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    // A folder of the workspace, and a file below it, may be a symbolic link; a folder below it is passed over where it is one, so that none is read twice.
    private static Stream<Path> ruleFiles(Path folder) {
        Path start = folder.resolve(".");
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    String name = String.valueOf(path.getFileName());
                    return path.equals(start) || !name.startsWith(".") && !name.equals("node_modules") ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (path.toString().endsWith(RuleFolder.EXTENSION) && Files.isRegularFile(path))
                        found.add(folder.resolve(start.relativize(path)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException passedOver) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted();
    }
}
