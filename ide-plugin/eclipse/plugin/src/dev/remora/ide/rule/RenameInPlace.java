package dev.remora.ide.rule;

import dev.remora.rules.edit.Document;
import dev.remora.rules.source.Span;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.link.ILinkedModeListener;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;

/** Renames where the name stands: all its places change while one is typed over. Enter and Escape end it; a name that is refused is taken back. */
final class RenameInPlace implements ILinkedModeListener {
    private final ITextEditor editor;
    private final IDocument   text;
    private final Document    before;
    private final int         cursor;

    private LinkedPosition typed;

    RenameInPlace(ITextEditor editor) {
        this.editor = editor;
        this.text = RuleEditors.text(editor);
        this.before = RuleEditors.rules(editor);
        this.cursor = RuleEditors.selection(editor).start();
    }

    void begin() {
        Optional<Span> name = before.renamable(cursor);
        if (name.isEmpty()) {
            RuleEditors.say(editor, "Only a name that this file defines can be renamed", true);
            return;
        }
        try {
            enter(name.get());
        } catch (BadLocationException e) {
            throw new IllegalStateException("names lie outside of their text", e);
        }
    }

    private void enter(Span name) throws BadLocationException {
        LinkedPositionGroup group = new LinkedPositionGroup();
        typed = new LinkedPosition(text, name.start(), name.length(), 0);
        group.addPosition(typed);
        List<Span> places = before.references(cursor);
        for (int i = 0; i < places.size(); i++)
            if (!places.get(i).equals(name))
                group.addPosition(new LinkedPosition(text, places.get(i).start(), places.get(i).length(), i + 1));
        LinkedModeModel model = new LinkedModeModel();
        model.addGroup(group);
        model.forceInstall();
        model.addLinkingListener(this);
        ISourceViewer viewer = (ISourceViewer) editor.getAdapter(ITextViewer.class);
        LinkedModeUI ui = new EditorLinkedModeUI(model, viewer);
        ui.setExitPosition(viewer, cursor, 0, LinkedPositionGroup.NO_STOP);
        ui.enter();
        viewer.setSelectedRange(name.start(), name.length());
        RuleEditors.say(editor, "Type the new name of " + before.source().text(name) + " (" + places.size() + " places); Enter ends", false);
    }

    @Override
    public void left(LinkedModeModel model, int flags) {
        try {
            String name = text.get(typed.getOffset(), typed.getLength());
            if (!name.equals(before.source().text(before.renamable(cursor).orElseThrow())))
                before.rename(cursor, name);
            RuleEditors.say(editor, "", false);
        } catch (IllegalArgumentException e) {
            RuleEditors.say(editor, "Not renamed: " + e.getMessage(), true);
            undo();
        } catch (BadLocationException e) {
            throw new IllegalStateException("the new name lies outside of its text", e);
        }
    }

    private void undo() {
        ITextOperationTarget target = editor.getAdapter(ITextOperationTarget.class);
        String name = before.source().text();
        while (!text.get().equals(name) && target.canDoOperation(ITextOperationTarget.UNDO))
            target.doOperation(ITextOperationTarget.UNDO);
    }

    @Override
    public void suspend(LinkedModeModel model) {}

    @Override
    public void resume(LinkedModeModel model, int flags) {}
}
