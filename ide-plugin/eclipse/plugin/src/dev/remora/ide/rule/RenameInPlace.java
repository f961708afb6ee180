package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.edit.Document;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.link.ILinkedModeListener;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;

/**
 * Renames where the name stands: all its places change while one is typed over. Enter ends it; Escape, and a name that is refused, leave the text as it was. What was
 * typed is taken back in any case, and the new name given as one change, so that one step of undo has the old one again.
 */
final class RenameInPlace implements ILinkedModeListener, LinkedModeUI.IExitPolicy {
    private final IOperationHistory    history = OperationHistoryFactory.getOperationHistory();
    private final List<LinkedPosition> places  = new ArrayList<>();
    private final ITextEditor          editor;
    private final ITextViewer          viewer;
    private final IDocument            text;
    private final Document             before;
    private final Point                chosen;
    private final IDocumentUndoManager undo;
    private final IUndoableOperation   earlier;

    private String  old = "";
    private boolean escaped;

    private RenameInPlace(ITextEditor editor) {
        this.editor = editor;
        viewer = editor.getAdapter(ITextViewer.class);
        text = RuleEditors.text(editor);
        before = RuleEditors.rules(editor);
        chosen = viewer.getSelectedRange();
        undo = DocumentUndoManagerRegistry.getDocumentUndoManager(text);
        undo.commit();
        earlier = history.getUndoOperation(undo.getUndoContext());
    }

    /** Begins at the cursor. */
    static void begin(ITextEditor editor) {
        LinkedModeModel.closeAllModels(RuleEditors.text(editor));          // one that is under way ends first
        RenameInPlace rename = new RenameInPlace(editor);
        Optional<Span> name = rename.before.renamable(rename.chosen.x);
        if (name.isEmpty())
            RuleEditors.say(editor, "Only a name that this file defines can be renamed", true);
        else
            rename.enter(name.get());
    }

    private void enter(Span name) {
        old = before.source().text(name);
        place(name);
        before.references(chosen.x).stream().filter(span -> !span.equals(name)).forEach(this::place);
        try {
            LinkedPositionGroup group = new LinkedPositionGroup();
            for (LinkedPosition place : places)
                group.addPosition(place);
            LinkedModeModel model = new LinkedModeModel();
            model.addGroup(group);
            model.forceInstall();
            LinkedModeUI mode = new EditorLinkedModeUI(model, viewer);
            mode.setExitPolicy(this);
            mode.enter();
            model.addLinkingListener(this);                                // behind the mode's own, which has let go of the text when this is told
        } catch (BadLocationException e) {
            throw new IllegalStateException("names lie outside of their text", e);
        }
        viewer.setSelectedRange(name.start(), name.length());
        RuleEditors.say(editor, "Type the new name of " + old + " (" + places.size() + " places); Enter ends, Escape takes it back", false);
    }

    private void place(Span span) {
        places.add(new LinkedPosition(text, span.start(), span.length(), places.size()));
    }

    // Ends at once: left to itself the mode would end after the keys that were typed meanwhile.
    @Override
    public LinkedModeUI.ExitFlags doExit(LinkedModeModel model, VerifyEvent key, int offset, int length) {
        escaped = key.character == SWT.ESC;
        boolean entered = (key.character == SWT.CR || key.character == SWT.LF) && model.anyPositionContains(offset);
        if (!escaped && !entered)
            return null;
        model.exit(EXIT_ALL);
        return new LinkedModeUI.ExitFlags(EXIT_ALL, false);
    }

    @Override
    public void left(LinkedModeModel model, int flags) {
        if ((flags & EXTERNAL_MODIFICATION) == 0) {
            end();
            return;
        }
        places.forEach(this::keep);                                        // told in the midst of another change of the text, which is to be done first
        viewer.getTextWidget().getDisplay().asyncExec(() -> {
            places.forEach(text::removePosition);
            end();
        });
    }

    private void keep(LinkedPosition place) {
        try {
            text.addPosition(place);
        } catch (BadLocationException e) {
            place.delete();                                                // it went with that change
        }
    }

    private void end() {
        if (viewer.getTextWidget() == null)
            return;                                                        // the editor is closed: what becomes of its text was asked there
        try {
            String name = text.get(places.getFirst().getOffset(), places.getFirst().getLength());
            List<Fix.Edit> edits = escaped || name.equals(old) ? List.of() : before.rename(chosen.x, name);
            end(edits);
            RuleEditors.say(editor, "", false);
        } catch (IllegalArgumentException e) {
            end(List.of());
            RuleEditors.say(editor, "Not renamed: " + e.getMessage(), true);
        } catch (BadLocationException e) {
            throw new IllegalStateException("the new name lies outside of its text", e);
        }
    }

    private void end(List<Fix.Edit> edits) {
        List<Fix.Edit> back = places.stream().filter(place -> !place.isDeleted()).map(this::back).toList();
        boolean alone = new Fix("", back).apply(text.get()).equals(before.source().text());
        if (alone) {
            takeBack();
            new Edits(edits).apply(text);
            viewer.setSelectedRange(edits.isEmpty() ? chosen.x : places.getFirst().getOffset() + places.getFirst().getLength(), edits.isEmpty() ? chosen.y : 0);
        } else if (edits.isEmpty()) {                                      // something else was changed meanwhile, which stays
            new Edits(back).apply(text);
        }
    }

    private Fix.Edit back(LinkedPosition place) {
        return new Fix.Edit(new Span(place.getOffset(), place.getOffset() + place.getLength()), old);
    }

    private void takeBack() {
        try {
            while (undo.undoable() && history.getUndoOperation(undo.getUndoContext()) != earlier && !text.get().equals(before.source().text()))
                undo.undo();
            history.dispose(undo.getUndoContext(), false, true, false);    // what was typed is not to be had again
        } catch (ExecutionException e) {
            throw new IllegalStateException("what was typed could not be taken back", e);
        }
    }

    @Override
    public void suspend(LinkedModeModel model) {}

    @Override
    public void resume(LinkedModeModel model, int flags) {}
}
