package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.rule.RulePreferences;
import dev.remora.ide.rule.RuleReconciler;
import dev.remora.ide.rule.TestMarkers;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.views.contentoutline.ContentOutline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an editor of rules does beyond colours and completion. */
class RuleToolsTest {
    private static final RGB PASSED = new RGB(0x2E, 0x7D, 0x32);
    private static final RGB FAILED = new RGB(0xC6, 0x28, 0x28);

    private static final String RULES = """
            pack mine "Mine"

            let opening = tcp.flags.syn and not tcp.flags.ack

            rule syn-fin "SYN and FIN together" {
                severity high
                when     opening and tcp.flags.fin
                message  "{ip.src} sent both"
            }

            test "SYN and FIN are reported" {
                packets {
                    10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN FIN]
                }
                expect   syn-fin at 1
            }

            test "FIN alone is reported" {
                packets {
                    10.0.0.1:1024 > 10.0.0.2:80 tcp [FIN]
                }
                expect   syn-fin at 1
            }
            """;

    private IWorkbenchPage page;
    private IProject       project;
    private RulesInEditor  open;

    @BeforeEach
    void startWithAnEmptyProject() throws Exception {
        page = Workbench.page();
        page.closeAllEditors(false);
        project = Workbench.project("rule-tools");
    }

    private void open(String rules) throws Exception {
        open = RulesInEditor.open(page, project, rules);
    }

    private void cursorAt(String words) {
        open.cursorAt(words, 0);
    }

    private IDocument text() {
        return open.text();
    }

    private IMarker[] markers(String type) {
        try {
            return open.file().findMarkers(type, true, IResource.DEPTH_ZERO);
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void outlinesTheFileAndGoesToALineOfTheOutline() throws Exception {
        ContentOutline outline = (ContentOutline) page.showView("org.eclipse.ui.views.ContentOutline");
        open(RULES);
        Workbench.await("the outline is there", () -> outline.getCurrentPage().getControl() instanceof Tree tree && tree.getItemCount() == 5);
        Tree tree = (Tree) outline.getCurrentPage().getControl();

        assertEquals("rule syn-fin  high: SYN and FIN together", tree.getItem(2).getText());
        Workbench.await("the outline is painted", () -> Workbench.colours(tree) > 3);
        tree.setFocus();
        tree.setSelection(tree.getItem(2));
        tree.notifyListeners(SWT.Selection, new Event());
        Workbench.await("the rule is selected", () -> open.selected().equals("syn-fin"));
    }

    @Test
    void knowsWhatCanBeFolded() throws Exception {
        open(RULES);
        ProjectionViewer projection = (ProjectionViewer) open.viewer();
        Workbench.await("items can be folded", () -> foldings(projection).size() == 5);
        Workbench.settle();

        Position rule = foldings(projection).stream().min(Comparator.comparingInt(Position::getOffset)).orElseThrow();
        assertEquals(RULES.indexOf("rule syn-fin"), rule.getOffset());
        assertEquals(RULES.indexOf("\ntest"), rule.getOffset() + rule.getLength());
    }

    @Test
    void foldsAllAndUnfoldsAll() throws Exception {
        open(RULES);
        ProjectionViewer projection = (ProjectionViewer) open.viewer();
        Workbench.await("items can be folded", () -> foldings(projection).size() == 5);
        int lines = open.viewer().getTextWidget().getLineCount();

        Workbench.command("org.eclipse.ui.edit.text.folding.collapse_all");
        Workbench.await("lines are hidden", () -> open.viewer().getTextWidget().getLineCount() < lines);
        Workbench.picture("folded");

        Workbench.command("org.eclipse.ui.edit.text.folding.expand_all");
        Workbench.await("all lines are there again", () -> open.viewer().getTextWidget().getLineCount() == lines);
    }

    private static List<Position> foldings(ProjectionViewer viewer) {
        List<Position> found = new ArrayList<>();
        if (viewer.getProjectionAnnotationModel() != null)
            viewer.getProjectionAnnotationModel().getAnnotationIterator().forEachRemaining(each -> found.add(viewer.getProjectionAnnotationModel().getPosition(each)));
        return found;
    }

    @Test
    void goesToADefinition() throws Exception {
        open(RULES);
        cursorAt("opening and tcp");
        Workbench.command("org.eclipse.ui.edit.text.open.hyperlink");

        Workbench.await("its name is selected", () -> open.selected().equals("opening"));
        assertEquals(text().get().indexOf("opening"), open.viewer().getSelectedRange().x);
    }

    @Test
    void goesToADefinitionInAnotherFile() throws Exception {
        IFile common = Workbench.file(project, "common.remora", "let quiet = tcp and not tcp.flags.push\n".getBytes(StandardCharsets.UTF_8));
        open("import \"common.remora\"\nrule a {\n    when quiet\n}\n");
        cursorAt("quiet");
        Workbench.command("org.eclipse.ui.edit.text.open.hyperlink");

        Workbench.await("the other file is in front", () -> common.equals(page.getActiveEditor().getEditorInput().getAdapter(IFile.class)));
    }

    @Test
    void laysOutOnCommandAndAsAFileIsSaved() throws Exception {
        open("rule  a{when   tcp}");
        Workbench.command("dev.remora.ide.rules.format");
        assertEquals("rule a {\n    when     tcp\n}\n", text().get());

        text().replace(0, 4, "rule  ");
        open.editor().doSave(null);
        assertEquals("rule a {\n    when     tcp\n}\n", text().get());
        assertEquals(text().get(), new String(open.file().getContents().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void savesAsItStandsWhereThePreferenceSaysSo() throws Exception {
        InstanceScope.INSTANCE.getNode("dev.remora.ide").putBoolean(RulePreferences.LAY_OUT_ON_SAVE, false);
        try {
            open("rule a {\n    when     tcp\n}\n");
            text().replace(0, 4, "rule  ");
            open.editor().doSave(null);

            assertTrue(text().get().startsWith("rule   a"), text().get());
        } finally {
            InstanceScope.INSTANCE.getNode("dev.remora.ide").remove(RulePreferences.LAY_OUT_ON_SAVE);
        }
    }

    @Test
    void mendsAProblemFromItsMarker() throws Exception {
        open(RULES.replace("tcp.flags.fin", "tcp.flags.fim"));
        Workbench.await("the mistake is marked", () -> markers(RuleReconciler.MARKER).length == 1);
        IMarker marker = markers(RuleReconciler.MARKER)[0];
        IMarkerResolution[] resolutions = IDE.getMarkerHelpRegistry().getResolutions(marker);
        resolutions[0].run(marker);

        assertEquals(RULES, text().get());
        Workbench.await("the mark is gone", () -> markers(RuleReconciler.MARKER).length == 0);
    }

    @Test
    void runsTestsAndShowsTheResultsBesideThem() throws Exception {
        open(RULES);
        int rule = text().getLineOfOffset(text().get().indexOf("rule syn-fin"));
        Workbench.await("there is room above the rule", () -> open.viewer().getTextWidget().getLineVerticalIndent(rule) > 0);
        Workbench.command("dev.remora.ide.rules.runTests");
        Workbench.await("results are marked", () -> markers(TestMarkers.PASSED).length == 1 && markers(TestMarkers.FAILED).length == 1 && markers(TestMarkers.UNMET).length == 1);
        Workbench.settle();

        assertEquals(11, markers(TestMarkers.PASSED)[0].getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(22, markers(TestMarkers.UNMET)[0].getAttribute(IMarker.LINE_NUMBER, 0));
        var gutter = ((IVerticalRulerInfo) open.editor().getAdapter(IVerticalRulerInfo.class)).getControl();
        Workbench.await("a test that passed is green in the gutter", () -> Workbench.shows(gutter, PASSED));
        Workbench.await("a test that failed is red in the gutter", () -> Workbench.shows(gutter, FAILED));
        Workbench.picture("rule-tests");

        text().replace(text().getLength(), 0, "\n");
        Workbench.await("results of another text are gone", () -> markers(TestMarkers.PASSED).length + markers(TestMarkers.FAILED).length == 0);
    }

    @Test
    void showsNoResultsOfATextThatHasChangedMeanwhile() throws Exception {
        Path pipe = Files.createTempDirectory("remora").resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        open("rule a {\n    when tcp\n}\n\ntest \"slow\" {\n    capture \"" + pipe + "\"\n    expect a\n}\n");
        Workbench.command("dev.remora.ide.rules.runTests");
        List<Job> running = Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().startsWith("Testing ")).toList();
        assertEquals(1, running.size());
        try (OutputStream out = Files.newOutputStream(pipe)) {                   // it is open: the test reads it
            text().replace(0, 0, "oops\n");
            Workbench.await("the mistake is marked", () -> markers(RuleReconciler.MARKER).length > 0);
            out.write(Workbench.sample("captures/syn-fin-scan.pcap"));
        }
        Workbench.await("the test has been run", () -> running.getFirst().getResult() != null);

        assertEquals(0, markers(TestMarkers.PASSED).length + markers(TestMarkers.FAILED).length);
        Files.delete(pipe);
    }

    @Test
    void runsTheTestAtTheCursorOnly() throws Exception {
        open(RULES);
        cursorAt("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN FIN]");
        Workbench.command("dev.remora.ide.rules.runTest");
        Workbench.await("a result is marked", () -> markers(TestMarkers.PASSED).length == 1);

        assertEquals(0, markers(TestMarkers.FAILED).length);
    }

    @Test
    void everyCommandHasAKey() throws Exception {
        open(RULES);
        IBindingService keys = PlatformUI.getWorkbench().getService(IBindingService.class);
        open.viewer().getTextWidget().setFocus();
        Workbench.await("the keys of the editor are active", () -> keys.getBestActiveBindingFormattedFor("dev.remora.ide.rules.explain") != null);

        assertEquals("F3", keys.getBestActiveBindingFormattedFor("org.eclipse.ui.edit.text.open.hyperlink"));
        for (String command : List.of("rename", "format", "runTests", "runTest", "explain"))
            assertNotNull(keys.getBestActiveBindingFormattedFor("dev.remora.ide.rules." + command), command);
    }
}
