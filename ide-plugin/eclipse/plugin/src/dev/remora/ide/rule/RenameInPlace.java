package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Mention;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
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
import org.eclipse.swt.widgets.Display;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;

/**
 * Renames where the name stands: all its places change while one is typed over, and as it ends those in the other rule files of the workspace. Enter ends it; Escape, and a
 * name that is refused, leave the texts as they were. What was typed is taken back in any case, and the new name given as one change, so that one step of undo has the old one
 * again, in all files.
 */
final class RenameInPlace implements ILinkedModeListener, LinkedModeUI.IExitPolicy {
    private static final Map<IDocument, RenameInPlace> ENDING = new HashMap<>();           // those that look for the name in other files

    private final IOperationHistory    history = OperationHistoryFactory.getOperationHistory();
    private final List<LinkedPosition> places  = new ArrayList<>();
    private final ITextEditor          editor;
    private final ITextViewer          viewer;
    private final IDocument            text;
    private final Document             before;
    private final Point                chosen;
    private final IDocumentUndoManager undo;
    private final IUndoableOperation   earlier;

    private String   old  = "";
    private boolean  escaped;
    private Runnable next = () -> {};

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
        IDocument text = RuleEditors.text(editor);
        LinkedModeModel.closeAllModels(text);                              // one that is under way ends first
        RenameInPlace other = ENDING.get(text);
        if (other != null) {
            other.next = () -> begin(editor);
            return;
        }
        RenameInPlace rename = new RenameInPlace(editor);
        Optional<Span> name = rename.before.mentionAt(rename.chosen.x).filter(Mention::isDefinedByFile).map(Mention::span);
        if (name.isEmpty())
            RuleEditors.say(editor, "Only a name that a rule file defines can be renamed", true);
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
        RuleEditors.say(editor, "Type the new name of " + old + ". Enter renames it in all rule files of the workspace, Escape cancels", false);
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
        if (!escaped)
            viewer.setSelectedRange(places.getFirst().getOffset() + places.getFirst().getLength(), 0);
        return new LinkedModeUI.ExitFlags(EXIT_ALL, false);
    }

    @Override
    public void left(LinkedModeModel model, int flags) {
        places.forEach(this::keep);                                        // which the mode does no longer
        if ((flags & EXTERNAL_MODIFICATION) == 0)
            end();
        else                                                               // told in the midst of another change of the text, which is to be done first
            viewer.getTextWidget().getDisplay().asyncExec(this::end);
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
        String name = typed();
        if (escaped || name.equals(old)) {
            places.forEach(text::removePosition);
            restore();
            RuleEditors.say(editor, "", false);
            return;
        }
        Display display = viewer.getTextWidget().getDisplay();
        ENDING.put(text, this);
        new RenameJob(new RenameJob.Question(RuleDocuments.file(text), before, chosen.x, name), answer -> display.asyncExec(() -> end(name, answer))).schedule();
    }

    private String typed() {
        try {
            return text.get(places.getFirst().getOffset(), places.getFirst().getLength());
        } catch (BadLocationException e) {
            throw new IllegalStateException("the new name lies outside of its text", e);
        }
    }

    private void end(String name, RenameJob.Answer answer) {
        ENDING.remove(text);
        if (viewer.getTextWidget() == null)
            return;
        places.forEach(text::removePosition);
        try {
            if (!answer.refused().isEmpty())
                throw new CoreException(Status.error(answer.refused()));
            if (!typed().equals(name))
                throw new CoreException(Status.error("the name has changed in the meantime"));
            rename(name, answer);
        } catch (CoreException e) {
            restore();
            RuleEditors.say(editor, "Not renamed: " + e.getMessage(), true);
        }
        next.run();
    }

    private void rename(String name, RenameJob.Answer answer) throws CoreException {
        Point now = viewer.getSelectedRange();
        IFile file = RuleDocuments.file(text);
        boolean isAlone = isAlone();                                       // else something else was changed meanwhile, which stays, as what was typed does
        boolean isOne = isAlone && file != null && !answer.others().isEmpty();
        if (isAlone)
            takeBack();
        List<FileChange> changes = new ArrayList<>(answer.others());
        if (isOne)
            changes.addFirst(new FileChange(file, before.source().text(), answer.own()));
        if (!changes.isEmpty())
            FilesOperation.make("Rename " + old, editor.getSite().getShell(), changes);
        if (isAlone && !isOne)
            new Edits(answer.own()).apply(text);
        if (isAlone)
            viewer.setSelectedRange(now.x, now.y);
        RuleEditors.say(editor, "Renamed " + old + " to " + name + ": " + ReferenceResult.count(answer.places(), 1 + answer.others().size()), false);
    }

    // Whether nothing but the name has been typed.
    private boolean isAlone() {
        return new Fix("", back()).apply(text.get()).equals(before.source().text());
    }

    // The old name where it was.
    private void restore() {
        if (text.get().equals(before.source().text()) || isAlone()) {      // as it is once what was typed has been taken back
            takeBack();
            viewer.setSelectedRange(chosen.x, chosen.y);
        } else {
            new Edits(back()).apply(text);
        }
    }

    private List<Fix.Edit> back() {
        return places.stream().filter(place -> !place.isDeleted()).map(this::back).toList();
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
