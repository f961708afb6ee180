package dev.remora.ide.rule;

import dev.remora.ide.model.Protocols;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Language;
import dev.remora.rules.edit.Runs;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;

/** The rule file behind a text that is being edited; parsed once for each change. Safe for many threads. */
public final class RuleDocuments {
    /** What the name of a rule file ends with. */
    public static final String EXTENSION = "remora";

    private static final Language                 LANGUAGE = new Language(Protocols.all().catalogue());
    private static final Map<IDocument, Document> LAST     = new WeakHashMap<>();

    private RuleDocuments() {}

    /** Prepares what the first rule file would wait for; any thread. */
    public static void prepare() {
        Document rules = LANGUAGE.open(Source.of("rules", """
                rule a "A" { when tcp.flags.syn and ip.ttl < 9 }
                test "t" { packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] } expect a at 1 }
                """), RuleFolder::imported);
        rules.diagnostics();
        rules.colours();
        rules.foldings();
        rules.symbols();
        rules.lenses(Runs.NONE);
    }

    /** Whether a rule file came, went or reads otherwise, or became derived or no longer is, by itself or with its folder; markers alone are no change. */
    public static boolean areChanged(IResourceDelta delta) {
        boolean derived = (delta.getFlags() & IResourceDelta.DERIVED_CHANGED) != 0;
        if (derived && delta.getResource().getType() != IResource.FILE)
            return true;
        boolean changed = derived || delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
        return changed && EXTENSION.equals(delta.getFullPath().getFileExtension()) || Arrays.stream(delta.getAffectedChildren()).anyMatch(RuleDocuments::areChanged);
    }

    /** What the language makes of a text as it stands now. */
    public static Document of(IDocument text) {
        String content = text.get();               // both before the lock: who changes a text holds that of the text, and then comes here
        String name = name(text);
        synchronized (LAST) {
            Document last = LAST.get(text);
            if (last == null || !last.source().text().equals(content)) {
                last = of(Source.of(name, content));
                LAST.put(text, last);
            }
            return last;
        }
    }

    /** What the language makes of a text that no editor keeps. */
    static Document of(Source source) {
        return LANGUAGE.open(source, WorkspaceRules::imported);
    }

    /** What the language makes of a rule file as it stands now, in an editor or on disk. Reads it: not on the thread of the user interface. */
    static Document of(IFile file) throws IOException {
        return of(WorkspaceRules.source(file));
    }

    /** The same; hears where each file is that it imports, or would be were it there. */
    static Document of(IFile file, Consumer<Path> imported) throws IOException {
        return LANGUAGE.open(WorkspaceRules.source(file), (path, from) -> {
            RuleFolder.nameOfImported(path, from).map(Path::of).ifPresent(imported);
            return WorkspaceRules.imported(path, from);
        });
    }

    /** Forgets what was made of a text if what it imports has changed since; whether it has. Reads the imported files: not on the thread of the user interface. */
    static boolean forgetOutdated(IDocument text) {
        Document last = last(text);
        if (last == null || !last.isOutdated())
            return false;
        synchronized (LAST) {
            LAST.remove(text, last);
        }
        return true;
    }

    /** Whether what a text imports has changed since something was made of it. Reads the imported files: not on the thread of the user interface. */
    static boolean isOutdated(IDocument text) {
        Document last = last(text);
        return last != null && last.isOutdated();
    }

    private static Document last(IDocument text) {
        synchronized (LAST) {
            return LAST.get(text);
        }
    }

    private static String name(IDocument text) {
        IFile file = file(text);
        IPath location = file == null ? null : file.getLocation();
        return location == null ? "rules" : location.toOSString();
    }

    /** The file of the workspace that a text belongs to; null where it belongs to none. */
    static IFile file(IDocument text) {
        ITextFileBuffer buffer = ITextFileBufferManager.DEFAULT.getTextFileBuffer(text);
        return buffer == null || buffer.getLocation() == null ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(buffer.getLocation());
    }

    /** The rule files of the workspace; not those that a build has made, which may be copies of others. */
    public static List<IFile> files() {
        List<IFile> files = new ArrayList<>();
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
                if (resource instanceof IFile file && EXTENSION.equals(file.getFileExtension()) && file.getLocation() != null && !file.isDerived())
                    files.add(file);
                return resource.getType() != IResource.FILE && !resource.isDerived();
            });
        } catch (CoreException e) {
            ILog.get().error("The workspace's rule files could not be listed", e);
        }
        return files;
    }
}
