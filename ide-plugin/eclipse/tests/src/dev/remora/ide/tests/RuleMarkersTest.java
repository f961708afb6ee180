package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.remora.ide.rule.RuleFixes;
import dev.remora.ide.rule.RuleReconciler;
import dev.remora.ide.rule.TestMarkers;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.jface.text.source.TextInvocationContext;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.SimpleMarkerAnnotation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an editor of rules shows of mistakes and of tests beside their lines. */
class RuleMarkersTest {
    private static final RGB PASSED = new RGB(0x2E, 0x7D, 0x32);
    private static final RGB FAILED = new RGB(0xC6, 0x28, 0x28);

    private static final String RULES = RuleToolsTest.RULES;

    private IWorkbenchPage page;
    private IProject       project;
    private RulesInEditor  open;

    @BeforeEach
    void startWithAnEmptyProject() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("rule-markers");
    }

    private void open(String rules) throws Exception {
        open = RulesInEditor.open(page, project, rules);
    }

    private IDocument text() {
        return open.text();
    }

    private IMarker[] markers(String type) {
        return Workbench.markers(open.file(), type);
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
    void offersAFixOnceWhereTheMistakeIsMarked() throws Exception {
        open(RULES.replace("tcp.flags.fin", "tcp.flags.fim"));
        Workbench.await("the mistake is underlined", () -> shown(RuleReconciler.MARKER).equals(List.of("tcp.flags.fim")));
        TextInvocationContext there = new TextInvocationContext((ISourceViewer) open.viewer(), text().get().indexOf("flags.fim"), 0);

        assertNull(new RuleFixes().computeQuickAssistProposals(there), "the editor has those of the marker");
        assertEquals(1, IDE.getMarkerHelpRegistry().getResolutions(markers(RuleReconciler.MARKER)[0]).length);
    }

    @Test
    void marksTheTextOnDiskOnceItsEditorIsClosed() throws Exception {
        open(RULES.replace("tcp.flags.fin", "tcp.flags.fim"));
        Workbench.await("the mistake is marked", () -> markers(RuleReconciler.MARKER).length == 1);
        text().set(RULES);
        Workbench.await("it is mended", () -> markers(RuleReconciler.MARKER).length == 0);
        Workbench.command("dev.remora.ide.rules.runTests");
        Workbench.await("a result is marked", () -> markers(TestMarkers.UNMET).length == 1);

        page.closeEditor(open.editor(), false);
        Workbench.await("the mistake is there still, for nothing was saved", () -> markers(RuleReconciler.MARKER).length == 1);
        assertEquals(0, markers(TestMarkers.PASSED).length + markers(TestMarkers.FAILED).length + markers(TestMarkers.UNMET).length);
    }

    @Test
    void marksAClosedFileAnewAsItChanges() throws Exception {
        open(RULES.replace("tcp.flags.fin", "tcp.flags.fim"));
        Workbench.await("the mistake is marked", () -> markers(RuleReconciler.MARKER).length == 1);
        page.closeEditor(open.editor(), false);
        Workbench.settle();
        assertEquals(1, markers(RuleReconciler.MARKER).length);

        open.file().setContents(("// mine\n" + RULES.replace("tcp.flags.fin", "tcp.flags.fim")).getBytes(StandardCharsets.UTF_8), IResource.FORCE, null);
        Workbench.await("the mark has moved", () -> Arrays.stream(markers(RuleReconciler.MARKER)).anyMatch(marker -> marker.getAttribute(IMarker.LINE_NUMBER, 0) == 8));
        open.file().setContents(RULES.getBytes(StandardCharsets.UTF_8), IResource.FORCE, null);
        Workbench.await("it is gone", () -> markers(RuleReconciler.MARKER).length == 0);
    }

    @Test
    void marksAClosedFileAnewAsAFileThatItImportsChanges() throws Exception {
        byte[] definition = "let opening = tcp.flags.syn and not tcp.flags.ack\n".getBytes(StandardCharsets.UTF_8);
        IFile imported = Workbench.file(project, "common.remora", definition);
        open("import \"common.remora\"\n\nrule a {\n    when opening and tcp.flags.fim\n}\n");
        Workbench.await("the mistake is marked", () -> markers(RuleReconciler.MARKER).length == 1);
        page.closeEditor(open.editor(), false);
        Workbench.settle();

        imported.setContents("let opened = tcp.flags.syn\n".getBytes(StandardCharsets.UTF_8), IResource.FORCE, null);
        Workbench.await("the name that is no longer there is marked, too", () -> markers(RuleReconciler.MARKER).length == 2);
        imported.setContents(definition, IResource.FORCE, null);
        Workbench.await("it is there again", () -> markers(RuleReconciler.MARKER).length == 1);
        imported.delete(true, null);
        Workbench.await("the file that is gone is marked", () -> markers(RuleReconciler.MARKER).length > 1);
        Workbench.file(project, "common.remora", definition);
        Workbench.await("it is there again", () -> markers(RuleReconciler.MARKER).length == 1);
    }

    @Test
    void underlinesAMistakeThatIsCutAndPasted() throws Exception {
        open(RULES.replace("tcp.flags.fin", "tcp.flags.fim"));
        Workbench.await("the mistake is underlined", () -> shown(RuleReconciler.MARKER).equals(List.of("tcp.flags.fim")));

        cutAndPaste("    when     opening and tcp.flags.fim\n");
        Workbench.await("it is underlined again", () -> shown(RuleReconciler.MARKER).equals(List.of("tcp.flags.fim")));
        cutAndPaste(".fim");
        Workbench.await("it is underlined as a whole", () -> shown(RuleReconciler.MARKER).equals(List.of("tcp.flags.fim")));
        assertEquals(1, markers(RuleReconciler.MARKER).length);
    }

    @Test
    void underlinesAMistakeAtTheEndOfTheFile() throws Exception {
        open(RULES.substring(0, RULES.lastIndexOf('}')).stripTrailing());
        Workbench.await("the mistake is marked", () -> markers(RuleReconciler.MARKER).length > 0);
        Workbench.await("it is underlined", () -> shown(RuleReconciler.MARKER).size() == markers(RuleReconciler.MARKER).length);

        assertFalse(shown(RuleReconciler.MARKER).contains(""), "as something that can be seen");
    }

    // At once, so that nobody looks for mistakes in the text without them, but the editor lets go of what it showed there.
    private void cutAndPaste(String words) throws Exception {
        int at = text().get().indexOf(words);
        List<String> before = shown(RuleReconciler.MARKER);
        text().replace(at, words.length(), "");
        assertNotEquals(before, shown(RuleReconciler.MARKER));
        text().replace(at, 0, words);
    }

    // The text beside which the editor shows markers of a type.
    private List<String> shown(String type) {
        IAnnotationModel model = ((ISourceViewer) open.viewer()).getAnnotationModel();
        List<String> all = new ArrayList<>();
        model.getAnnotationIterator().forEachRemaining(each -> {
            if (each instanceof SimpleMarkerAnnotation annotation && is(annotation.getMarker(), type))
                all.add(text(model.getPosition(each)));
        });
        return all;
    }

    private static boolean is(IMarker marker, String type) {
        try {
            return type.equals(marker.getType());
        } catch (CoreException e) {
            return false;                                                        // deleted meanwhile
        }
    }

    private String text(Position place) {
        try {
            return text().get(place.getOffset(), place.getLength());
        } catch (BadLocationException e) {
            throw new AssertionError(e);
        }
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
        Future<OutputStream> opening = opening(pipe);
        Workbench.await("the test reads the capture", opening::isDone);
        try (OutputStream out = opening.get()) {
            text().replace(0, 0, "oops\n");
            Workbench.await("the mistake is marked", () -> markers(RuleReconciler.MARKER).length > 0);
            out.write(Workbench.sample("captures/syn-fin-scan.pcap"));
        }
        Workbench.await("the test has been run", () -> running.getFirst().getResult() != null);

        assertEquals(0, markers(TestMarkers.PASSED).length + markers(TestMarkers.FAILED).length);
        Files.delete(pipe);
        Files.delete(pipe.getParent());
    }

    // The writing end of a pipe; done once somebody reads it.
    private static Future<OutputStream> opening(Path pipe) {
        FutureTask<OutputStream> opening = new FutureTask<>(() -> Files.newOutputStream(pipe));
        Thread.ofPlatform().daemon().start(opening);
        return opening;
    }

    @Test
    void runsTheTestAtTheCursorOnly() throws Exception {
        open(RULES);
        open.cursorAt("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN FIN]", 0);
        Workbench.command("dev.remora.ide.rules.runTest");
        Workbench.await("a result is marked", () -> markers(TestMarkers.PASSED).length == 1);

        assertEquals(0, markers(TestMarkers.FAILED).length);
    }
}
