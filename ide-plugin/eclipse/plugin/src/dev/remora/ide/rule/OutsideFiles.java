package dev.remora.ide.rule;

import dev.remora.ide.model.OpenedFiles;
import dev.remora.rules.source.Span;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Rule files from outside of the workspace, as <i>File &gt; Open File…</i> opens them. They are linked into it: only files of it have markers, tests and alerts. */
final class OutsideFiles {
    private OutsideFiles() {}

    /** Opens the file of a viewer anew as one of the workspace, where it is from outside of it. */
    static void adopt(ITextViewer viewer) {
        RuleEditors.of(viewer).ifPresent(OutsideFiles::adopt);
    }

    private static void adopt(ITextEditor editor) {
        IEditorInput input = editor.getEditorInput();
        if (editor.isDirty() || ResourceUtil.getFile(input) != null || !(input instanceof IURIEditorInput outside) || !"file".equals(outside.getURI().getScheme()))
            return;
        IWorkbenchPage page = editor.getSite().getPage();
        try {
            IFile file = OpenedFiles.link(Path.of(outside.getURI()));
            Span chosen = RuleEditors.selection(editor);
            boolean isInFront = page.getActiveEditor() == editor;
            page.closeEditor(editor, false);                                // first: it lets go of the text of whatever file of the workspace is at this place by then
            if (!file.exists())
                file.refreshLocal(IResource.DEPTH_ZERO, null);              // a project has it, and has not seen it yet
            if (IDE.openEditor(page, file, isInFront) instanceof ITextEditor inside)
                inside.selectAndReveal(chosen.start(), chosen.length());
        } catch (CoreException e) {
            ILog.get().error(input.getName() + " could not be linked into the workspace", e);
        }
    }
}
