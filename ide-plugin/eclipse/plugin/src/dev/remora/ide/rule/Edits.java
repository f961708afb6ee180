package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Fix;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.edits.TextEdit;

/** Changes of a text that belong together: one step of undo; cursors and markers stay with their words. */
record Edits(List<Fix.Edit> edits) {
    void apply(IDocument text) {
        if (edits.isEmpty())
            return;
        MultiTextEdit all = new MultiTextEdit();
        edits.forEach(edit -> all.addChild(new ReplaceEdit(edit.span().start(), edit.span().length(), edit.text())));
        try {
            all.apply(text, TextEdit.CREATE_UNDO);
        } catch (BadLocationException | MalformedTreeException e) {
            throw new IllegalStateException("the text changed while a change of it was made ready", e);
        }
    }
}
