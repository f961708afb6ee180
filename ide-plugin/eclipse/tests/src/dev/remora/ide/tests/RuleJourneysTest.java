package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.explain.Reason;
import dev.remora.ide.preference.Palette;
import dev.remora.ide.rule.TestMarkers;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways that people go, from a capture to a rule and back. */
class RuleJourneysTest {
    private static final String RULE = """
            rule answered "Scans that were answered" {
                when     tcp.flags.syn and tcp.flags.ack and ip.ttl < 200
            }
            """;

    private IWorkbenchPage page;
    private IProject       project;
    private CaptureEditor  capture;
    private Standstill     standstill;

    @BeforeEach
    void openACapture() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("journeys");
        Workbench.file(project, "mine.remora", RULE);
        Workbench.open(page, Workbench.file(project, "notes.txt", new byte[0]));     // the platform prepares its text editors at the first one, whatever it edits
        page.closeAllEditors(false);
        standstill = Standstill.watch();
        capture = assertInstanceOf(CaptureEditor.class, Workbench.open(page, Workbench.file(project, "scan.pcap", Workbench.sample("captures/syn-fin-scan.pcap"))));
        Workbench.await("the capture is read", () -> capture.file().isComplete() && capture.fields().viewer().getTree().getItemCount() > 0);
    }

    @AfterEach
    void keepsTheThreadFree() {
        try (Standstill ended = standstill) {
            ended.assertNone();
        }
    }

    @Test
    void turnsAPacketIntoARuleWithATestThatPasses() throws Exception {
        goTo(3);
        Workbench.await("the packet is taken apart", () -> capture.octets().control().getText().contains("60 03"));
        capture.setFocus();
        press("OK", "New Rule");
        Workbench.command("dev.remora.ide.packets.newTest");
        Workbench.await("the rule is opened", () -> page.getActiveEditor() instanceof ITextEditor);

        ITextEditor editor = (ITextEditor) page.getActiveEditor();
        IFile file = editor.getEditorInput().getAdapter(IFile.class);
        Workbench.await("the rule is written", () -> editor.getAdapter(ITextViewer.class).getDocument().get().contains("test \""));
        Workbench.command("dev.remora.ide.rules.runTests");
        Workbench.await("the test has passed", () -> Workbench.markers(file, TestMarkers.PASSED).length == 1);
        Workbench.settle();

        assertEquals(0, Workbench.markers(file, TestMarkers.FAILED).length);
        Workbench.await("a passed test is green", () -> Workbench.shows(page.getWorkbenchWindow().getShell(), new RGB(0x2E, 0x7D, 0x32)));
        Workbench.picture("packet-to-rule");
    }

    @Test
    void asksWhyARuleDoesNotFireAndSeesTheOctets() throws Exception {
        ITextEditor editor = (ITextEditor) Workbench.open(page, project.getFile("mine.remora"));
        goTo(3);
        editor.selectAndReveal(RULE.indexOf("when"), 0);
        Workbench.command("dev.remora.ide.rules.explain");
        ExplainView view = (ExplainView) page.findView(ExplainView.ID);
        Workbench.await("it is explained", () -> view.verdict().startsWith("✗ Packet 3 of scan.pcap: "));
        page.activate(capture);
        Workbench.await("octets are marked", () -> capture.octets().marks().length > 0);

        Reason chosen = (Reason) view.viewer().getStructuredSelection().getFirstElement();
        assertEquals("tcp.flags.ack", chosen.text());
        assertEquals(Boolean.FALSE, chosen.holds());
        assertEquals(47, chosen.octets().at());
        Workbench.await("its octets are painted", () -> Workbench.shows(capture.octets().control(), Palette.OCTETS.color(Display.getCurrent()).getRGB()));
        Workbench.await("the tree is painted", () -> Workbench.colours(view.viewer().getTree()) > 4);
        Workbench.picture("explain");
    }

    @Test
    void followsThePacketThatIsSelected() throws Exception {
        ExplainView view = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        view.rule().setText("answered");
        view.rule().notifyListeners(SWT.DefaultSelection, new Event());
        Workbench.await("it is explained", () -> view.verdict().startsWith("✗ Packet 1 "));
        page.activate(capture);
        goTo(4);
        Workbench.await("the next one is explained", () -> view.verdict().contains("Packet 4 "));

        assertNotEquals(0, view.viewer().getTree().getItemCount());
    }

    private void goTo(int number) throws Exception {
        Workbench.act(() -> {
            capture.goTo(number);
            return number;
        });
    }

    // Presses a button of a dialogue once that is open.
    private static void press(String button, String title) {
        Display.getCurrent().timerExec(200, () -> {
            for (Shell shell : Display.getCurrent().getShells())
                if (shell.getText().equals(title))
                    for (Control control : all(shell))
                        if (control instanceof Button found && found.getText().replace("&", "").equals(button)) {
                            found.notifyListeners(SWT.Selection, new Event());
                            return;
                        }
            press(button, title);
        });
    }

    private static Deque<Control> all(Composite root) {
        Deque<Control> found = new ArrayDeque<>();
        Deque<Composite> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty())
            for (Control child : open.poll().getChildren()) {
                found.add(child);
                if (child instanceof Composite inner)
                    open.add(inner);
            }
        return found;
    }
}
