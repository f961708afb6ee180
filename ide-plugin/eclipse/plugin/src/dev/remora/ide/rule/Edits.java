package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Fix;
import java.util.List;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.edits.TextEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/** Changes of a text that belong together: one step of undo; cursors and markers stay with their words. */
record Edits(List<Fix.Edit> edits) {
    void apply(IDocument text) {
        if (edits.isEmpty())
            return;
        mayChange(text);
        MultiTextEdit all = new MultiTextEdit();
        edits.forEach(edit -> all.addChild(new ReplaceEdit(edit.span().start(), edit.span().length(), edit.text())));
        IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(text);
        if (undo != null)
            undo.beginCompoundChange();
        try {
            all.apply(text, TextEdit.NONE);
        } catch (BadLocationException | MalformedTreeException e) {
            throw new IllegalStateException("the text changed while a change of it was made ready", e);
        } finally {
            if (undo != null)
                undo.endCompoundChange();
        }
    }

    private static void mayChange(IDocument text) {
        ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(text);
        try {
            if (buffer != null && !buffer.isStateValidated())
                buffer.validateState(null, null);
        } catch (CoreException e) {
            ILog.get().warn("whether " + buffer.getLocation() + " may be changed could not be asked", e);
        }
    }
}
