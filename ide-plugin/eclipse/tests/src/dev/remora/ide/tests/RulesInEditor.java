package dev.remora.ide.tests;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** A rule file, open in its editor. */
record RulesInEditor(IFile file, ITextEditor editor, ITextViewer viewer) {
    /** Opens rules as a new file of a project, and waits for their colours. */
    static RulesInEditor open(IWorkbenchPage page, IProject project, String rules) throws Exception {
        IFile file = Workbench.file(project, "mine.remora", rules);
        ITextEditor editor = (ITextEditor) IDE.openEditor(page, file);
        ITextViewer viewer = editor.getAdapter(ITextViewer.class);
        Workbench.await("the text is coloured", () -> viewer.getTextWidget().getStyleRanges().length > 2);
        return new RulesInEditor(file, editor, viewer);
    }

    IDocument text() {
        return viewer.getDocument();
    }

    /** Sets the cursor before the first of these words, or so many characters behind that. */
    void cursorAt(String words, int behind) {
        editor.selectAndReveal(text().get().indexOf(words) + behind, 0);
    }

    String selected() {
        return viewer.getTextWidget().getSelectionText();
    }
}
