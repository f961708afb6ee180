package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remora.ide.explain.ExplainView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be done with a rule of another pack where it is named. */
class OtherPacksTest {
    private static final String OTHERS = "pack others \"Others\"\nrule scan \"of another pack\" {\n    when udp\n}\n";
    private static final String RULES  = "pack mine \"Mine\"\nrule scan \"Scan\" {\n    when tcp.flags.fin\n}\nsuppress others/scan\nsuppress others/gone\n";

    private IWorkbenchPage page;
    private IProject       project;
    private RulesInEditor  open;

    @BeforeEach
    void openRules() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("packs");
        Workbench.file(project, "others.remora", OTHERS);
        open = RulesInEditor.open(page, project, RULES);
        Keys.focus(open.viewer().getTextWidget());
    }

    @AfterEach
    void closeEditors() {
        page.closeAllEditors(false);
    }

    @Test
    void goesToItsDefinition() {
        open.cursorAt("others/scan", 9);
        Keys.press(SWT.F3);

        Workbench.await("the other file is opened", () -> page.getActiveEditor().getEditorInput().getName().equals("others.remora"));
        ITextViewer viewer = ((ITextEditor) page.getActiveEditor()).getAdapter(ITextViewer.class);
        Workbench.await("the rule is selected there", () -> viewer.getSelectedRange().equals(new Point(OTHERS.indexOf("scan"), "scan".length())));
    }

    @Test
    void saysThatNoFileDefinesIt() {
        open.cursorAt("others/gone", 9);
        Keys.press(SWT.F3);

        Workbench.awaitSaid(page, "No rule file of the workspace defines this name");
    }

    private static boolean isLookedFor() {
        return Arrays.stream(Job.getJobManager().find(null)).anyMatch(job -> job.getName().equals("Looking for a definition"));
    }

    @Test
    void saysNothingWhereTheEditorIsClosedMeanwhile() {
        List<IStatus> troubles = new ArrayList<>();
        ILogListener log = (status, plugin) -> troubles.add(status);
        Platform.addLogListener(log);
        Job.getJobManager().suspend();
        try {
            open.cursorAt("others/gone", 9);
            Keys.press(SWT.F3);
            Workbench.await("it is looked for", OtherPacksTest::isLookedFor);
            page.closeEditor(open.editor(), false);
            Job.getJobManager().resume();
            Workbench.await("nobody looks any longer", () -> !isLookedFor());
            Workbench.settle();
        } finally {
            Job.getJobManager().resume();
            Platform.removeLogListener(log);
        }

        assertEquals(List.of(), troubles);
    }

    @Test
    void explainsItAndNoOtherOfItsName() throws Exception {
        ExplainView view = explain("others/scan", 9);
        assertEquals("others/scan", view.rule().getText());

        page.activate(open.editor());
        assertEquals("mine/scan", explain("rule scan", 6).rule().getText());
        page.activate(open.editor());
        assertEquals("mine/scan", explain("tcp.flags", 2).rule().getText());
    }

    private ExplainView explain(String words, int behind) throws Exception {
        open.cursorAt(words, behind);
        Workbench.command("dev.remora.ide.rules.explain");
        return (ExplainView) page.findView(ExplainView.ID);
    }
}
