package dev.remora.ide.make;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Adds to rule files. */
public final class RuleFileWriter {
    private static final String RENAME = "dev.remora.ide.rules.rename";

    private RuleFileWriter() {}

    /**
     * Writes text at the end of a file, which is made where it is missing, saves it, and shows what was written in its editor. Soon: the dialogue that asks for it is
     * gone before, and the editor is there before the text.
     */
    public static void append(IWorkbenchPage page, IFile file, String text) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        display.asyncExec(() -> {
            try {
                if (!file.exists())
                    file.create(new byte[0], IResource.FORCE, null);
                if (!(IDE.openEditor(page, file) instanceof ITextEditor editor))
                    throw new CoreException(Status.error(file.getName() + " is open in an editor that is not a text editor"));
                display.asyncExec(() -> write(editor, text));
            } catch (CoreException e) {
                ErrorDialog.openError(page.getWorkbenchWindow().getShell(), "New Rule", "The rule could not be written.", e.getStatus());
            }
        });
    }

    private static void write(ITextEditor editor, String rule) {
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        if (document == null)
            return;                                   // it was closed at once
        String before = document.get();
        String lineEnd = TextUtilities.getDefaultLineDelimiter(document);
        String gap = before.isBlank() || before.endsWith(lineEnd + lineEnd) ? "" : before.endsWith(lineEnd) ? lineEnd : lineEnd + lineEnd;
        String text = rule.replace("\n", lineEnd);
        int start = before.length() + gap.length();
        int word = text.indexOf(' ') + 1;
        Position added = new Position(start, text.length());
        Position name = new Position(start + word, text.indexOf(' ', word) - word);
        try {
            document.replace(before.length(), 0, gap + text);
            document.addPosition(added);
            document.addPosition(name);
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);       // no other thread changes it
        }
        editor.doSave(null);                          // which lays the file out: what was before may be shorter or longer now
        document.removePosition(added);
        document.removePosition(name);
        editor.selectAndReveal(added.getOffset(), added.getLength());
        editor.selectAndReveal(name.getOffset(), name.getLength());       // so that it can be changed at once, and in its test with it
        try {
            editor.getSite().getService(IHandlerService.class).executeCommand(RENAME, null);
        } catch (CommandException e) {
            ILog.get().warn("The name could not be offered to be changed", e);
        }
    }
}
