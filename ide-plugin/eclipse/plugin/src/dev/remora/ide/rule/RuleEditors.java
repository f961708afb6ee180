package dev.remora.ide.rule;

import dev.remora.ide.capture.ActiveCapture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.rules.edit.Document;
import dev.remora.rules.source.Span;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Editors of rule files and the captures beside them. Only on the thread of the user interface. */
public final class RuleEditors {
    private static final int SHOWN_MILLIS = 10_000;

    private static final Map<IStatusLineManager, String> SAID = new WeakHashMap<>();           // last, so that what was said since stays

    private RuleEditors() {}

    /** The text that an editor edits; null where it edits none, or is closed. */
    static IDocument text(IEditorPart editor) {
        ITextEditor text = editor == null ? null : editor.getAdapter(ITextEditor.class);
        return text == null || text.getDocumentProvider() == null ? null : text.getDocumentProvider().getDocument(text.getEditorInput());
    }

    /** Whether an editor edits a rule file. */
    static boolean isRules(ITextEditor editor) {
        return editor.getEditorInput().getName().endsWith("." + RuleDocuments.EXTENSION);
    }

    /** The rules that an editor edits. */
    static Document rules(ITextEditor editor) {
        return RuleDocuments.of(text(editor));
    }

    /** What is selected in an editor; at the cursor where nothing is. */
    static Span selection(ITextEditor editor) {
        return editor.getSelectionProvider().getSelection() instanceof ITextSelection chosen
                ? new Span(chosen.getOffset(), chosen.getOffset() + chosen.getLength()) : Span.at(0);
    }

    /** Opens a file of the workspace at a place. */
    public static void open(IWorkbenchPage page, String path, Span at) {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(Path.of(path).toUri()))
            try {
                if (IDE.openEditor(page, file) instanceof ITextEditor editor)
                    editor.selectAndReveal(at.start(), at.length());
                return;
            } catch (CoreException e) {
                ILog.get().error(file + " could not be opened", e);
            }
    }

    /** Opens the file of a rule or a policy at its name; the files are read in the background. */
    public static void showRule(IWorkbenchPage page, String name) {
        Job.createSystem("Rule " + name, (ICoreRunnable) monitor -> {
            try {
                RuleSet found = WorkspaceRules.now().files().rules().only(name).orElse(RuleSet.EMPTY);
                for (RuleFile file : found.files()) {
                    file.rules().forEach(rule -> openLater(page, file, rule.origin().name().span()));
                    file.policies().forEach(policy -> openLater(page, file, policy.origin().name().span()));
                }
            } catch (IOException e) {
                ILog.get().error("The rule files could not be read", e);
            }
        }).schedule();
    }

    private static void openLater(IWorkbenchPage page, RuleFile file, Span at) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> open(page, file.source().name(), at));
    }

    /** The editor whose text a viewer shows, in any window. */
    static Optional<ITextEditor> of(ITextViewer viewer) {
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows())
            for (IWorkbenchPage page : window.getPages())
                for (IEditorReference reference : page.getEditorReferences())
                    if (reference.getEditor(false) instanceof ITextEditor editor && editor.getAdapter(ITextViewer.class) == viewer)
                        return Optional.of(editor);
        return Optional.empty();
    }

    /** What tells of the capture that is looked at in the window of a viewer; nothing where the editor is closed, or yet to be there. */
    static Optional<ActiveCapture> captures(ITextViewer viewer) {
        return of(viewer).map(editor -> ActiveCapture.of(editor.getSite().getPage()));
    }

    /** The capture that is looked at in the window of a viewer, if one is open there. */
    public static Optional<CaptureEditor> capture(ITextViewer viewer) {
        return captures(viewer).map(ActiveCapture::editor);
    }

    static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    /** Says something in the status line of an editor; what is wrong goes again after a while, for nothing else would take it away. */
    static void say(IEditorPart editor, String message, boolean wrong) {
        IStatusLineManager line = editor.getEditorSite().getActionBars().getStatusLineManager();
        line.setErrorMessage(wrong ? message : null);
        line.setMessage(wrong ? null : message);
        SAID.put(line, message);
        if (wrong)
            editor.getSite().getShell().getDisplay().timerExec(SHOWN_MILLIS, () -> {
                if (message.equals(SAID.get(line)))
                    line.setErrorMessage(null);
            });
    }
}
