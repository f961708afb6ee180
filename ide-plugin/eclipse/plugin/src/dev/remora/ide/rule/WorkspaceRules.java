package dev.remora.ide.rule;

import dev.remora.ide.model.Protocols;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ListenerList;

/**
 * The rules of the workspace as they stand: in editors as they are typed, saved or not, and on disk where no editor has them. All that runs or explains rules takes them
 * from here, so that all of it says the same. Immutable.
 *
 * @param unsaved paths of the files whose text in an editor is not the one on disk
 */
public record WorkspaceRules(RuleFiles files, List<String> unsaved) {
    private static final int SHOWN = 3;
    private static final ListenerList<Runnable> LISTENERS = new ListenerList<>();
    private static final IResourceChangeListener CHANGED = WorkspaceRules::changed;

    public WorkspaceRules {
        unsaved = List.copyOf(unsaved);
    }

    /** The rules as they stand now. Reads files: not on the thread of the user interface. A file that is in the workspace at several places is one. */
    public static WorkspaceRules now() throws IOException {
        List<Source> sources = new ArrayList<>();
        TreeSet<String> unsaved = new TreeSet<>();
        for (IFile file : eachFile()) {
            Source source = source(file);
            sources.add(source);
            if (buffer(file).filter(ITextFileBuffer::isDirty).isPresent())
                unsaved.add(source.name());
        }
        return new WorkspaceRules(RuleFiles.of(sources, Protocols.all().catalogue(), WorkspaceRules::imported), List.copyOf(unsaved));
    }

    /** The rule files of the workspace, where it has one at several places that which an editor has. */
    static Collection<IFile> eachFile() throws IOException {
        Map<Path, IFile> files = new LinkedHashMap<>();
        for (IFile file : RuleDocuments.files()) {
            Path path = file.getLocation().toPath();
            if (!Files.exists(path))
                continue;                                // gone on disk, and the workspace has not seen it yet
            if (buffer(file).isPresent())
                files.put(path.toRealPath(), file);
            else
                files.putIfAbsent(path.toRealPath(), file);
        }
        return files.values();
    }

    /** A rule file as it stands now. */
    static Source source(IFile file) throws IOException {
        String name = file.getLocation().toOSString();
        Optional<String> typed = typed(file);
        return typed.isPresent() ? Source.of(name, typed.get()) : Source.of(name, RuleFolder.octets(Path.of(name)));
    }

    private static Optional<ITextFileBuffer> buffer(IFile file) {
        return Optional.ofNullable(ITextFileBufferManager.DEFAULT.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE));
    }

    /** The file that another one imports, as it stands in an editor where one has it; reads files. */
    static Optional<Source> imported(String path, Source from) {
        return RuleFolder.imported(path, from).map(onDisk -> Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(Path.of(onDisk.name()).toUri()))
                .flatMap(file -> typed(file).stream()).findFirst().map(text -> Source.of(onDisk.name(), text)).orElse(onDisk));
    }

    /** The text of a file as it stands in an editor, where one has it. */
    public static Optional<String> typed(IFile file) {
        return buffer(file).map(each -> each.getDocument().get());
    }

    /** Tells from now on, on any thread, that rules may read otherwise: they were typed, saved, or changed on disk. */
    public static void addListener(Runnable listener) {
        LISTENERS.add(listener);
        ResourcesPlugin.getWorkspace().addResourceChangeListener(CHANGED, IResourceChangeEvent.POST_CHANGE);
    }

    /** Tells no longer. */
    public static void removeListener(Runnable listener) {
        LISTENERS.remove(listener);
        if (LISTENERS.isEmpty())
            ResourcesPlugin.getWorkspace().removeResourceChangeListener(CHANGED);
    }

    private static void changed(IResourceChangeEvent event) {
        if (RuleDocuments.areChanged(event.getDelta()))
            tell();
    }

    /** Rules may read otherwise. */
    static void tell() {
        LISTENERS.forEach(Runnable::run);
    }

    /** Whether these are the same files with the same texts. Files outside of the workspace that are imported are not looked at. */
    public boolean readAs(WorkspaceRules other) {
        return texts().equals(other.texts());
    }

    private Map<String, String> texts() {
        return files.files().stream().collect(Collectors.toMap(file -> file.source().name(), file -> file.source().text()));
    }

    /** Which text of these files was used, where it is not the one on disk: words in brackets, with a space before them. */
    public String said(List<String> ofFiles) {
        List<String> typed = unsaved.stream().filter(ofFiles::contains).map(name -> String.valueOf(Path.of(name).getFileName())).toList();
        if (typed.isEmpty())
            return "";
        String more = typed.size() > SHOWN ? String.format(Locale.ROOT, " and %,d more", typed.size() - SHOWN) : "";
        return " (" + String.join(", ", typed.subList(0, Math.min(SHOWN, typed.size()))) + more + " as typed, not saved)";
    }

    /** The same of all files. */
    public String said() {
        return said(unsaved);
    }
}
