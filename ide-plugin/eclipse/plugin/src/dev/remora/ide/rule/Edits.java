package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Fix;
import java.util.List;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.edits.TextEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/** Changes of a text that belong together: one step of undo; cursors and markers stay with their words, and lines end as those of the text do. */
record Edits(List<Fix.Edit> edits) {
    void apply(IDocument text) {
        MultiTextEdit all = new MultiTextEdit();
        String before = text.get();
        String lineEnd = TextUtilities.getDefaultLineDelimiter(text);
        for (Fix.Edit edit : edits) {
            String after = edit.text().replace("\r\n", "\n").replace("\n", lineEnd);
            if (!after.equals(edit.span().of(before)))
                all.addChild(new ReplaceEdit(edit.span().start(), edit.span().length(), after));
        }
        if (!all.hasChildren())
            return;
        mayChange(text);
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
