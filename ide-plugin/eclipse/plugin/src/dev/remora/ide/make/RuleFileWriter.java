package dev.remora.ide.make;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Adds to rule files. */
public final class RuleFileWriter {
    private RuleFileWriter() {}

    /** Writes text at the end of a file, which is made where it is missing, saves it, and shows what was written in its editor. */
    public static ITextEditor append(IWorkbenchPage page, IFile file, String text) throws CoreException {
        if (!file.exists())
            file.create(new byte[0], IResource.FORCE, null);
        IEditorPart part = IDE.openEditor(page, file);
        if (!(part instanceof ITextEditor editor))
            throw new CoreException(Status.error(file.getName() + " is opened by an editor that is not one of text"));
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        try {
            String before = document.get();
            String gap = before.isBlank() ? "" : before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
            document.replace(document.getLength(), 0, gap + text);
            editor.doSave(null);
            editor.selectAndReveal(before.length() + gap.length(), text.length());
            return editor;
        } catch (BadLocationException e) {
            throw new CoreException(Status.error("the end of " + file.getName() + " was not found", e));
        }
    }
}
