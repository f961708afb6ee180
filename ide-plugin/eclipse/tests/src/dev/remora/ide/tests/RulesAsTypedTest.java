package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.PacketsPerspective;
import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.rule.RuleDocuments;
import dev.remora.ide.rule.RuleReconciler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which text of rules runs and is explained, and on which packets. */
class RulesAsTypedTest {
    private static final String RULE  = """
            rule both "SYN and FIN" {
                when     tcp.flags.syn and tcp.flags.fin
            }
            """;
    private static final String TYPED = " (mine.remora as typed, not saved)";

    private IWorkbenchPage page;
    private IProject       project;
    private RulesInEditor  rules;
    private AlertsView     alerts;

    @BeforeEach
    void openRulesAndTheirAlerts() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("typed");
        rules = RulesInEditor.open(page, project, RULE);
        alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
    }

    @AfterEach
    void closeAll() {
        page.closeAllEditors(false);
    }

    private CaptureEditor capture() throws Exception {
        IFile file = Workbench.file(project, "scan.pcap", Workbench.sample("captures/syn-fin-scan.pcap"));
        CaptureEditor editor = (CaptureEditor) Workbench.open(page, file);
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.packets().selected() > 0);
        Workbench.await("the scan is reported", () -> description().equals("108 alerts"));
        return editor;
    }

    private String description() {
        return alerts.getContentDescription();
    }

    private void type(String before, String after) {
        rules.text().set(rules.text().get().replace(before, after));
    }

    @Test
    void reportsAndExplainsWhatIsTypedAndSaysSo() throws Exception {
        CaptureEditor editor = capture();
        editor.goTo(3);
        ExplainView view = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        view.ask("both");
        Workbench.await("it is explained", () -> view.verdict().startsWith("✓ Packet 3 of scan.pcap: both "));
        assertTrue(alerts.selectRule("both"), "it has an alert");
        int selected = alerts.table().selected();

        type("tcp.flags.fin", "tcp.flags.fin and tcp.dstport < 9000");
        Workbench.await("it runs as it is typed", () -> description().endsWith(" alerts" + TYPED));
        Workbench.await("it is explained as it is typed", () -> view.verdict().startsWith("✓ Packet 3 of scan.pcap: both" + TYPED + " "));
        assertEquals(selected, alerts.table().selected(), "the same alert is selected");

        type("tcp.flags.fin and", "tcp.flags.reset and");
        Workbench.await("nothing is reported any longer", () -> description().equals("0 alerts" + TYPED));
        Workbench.await("it is explained why", () -> view.verdict().startsWith("✗ Packet 3 of scan.pcap: both" + TYPED + " "));

        Workbench.act(() -> {
            rules.editor().doRevertToSaved();
            return null;
        });
        Workbench.await("what is saved runs again", () -> description().equals("108 alerts"));
        Workbench.await("and is explained", () -> view.verdict().startsWith("✓ Packet 3 of scan.pcap: both ") && !view.verdict().contains("typed"));
    }

    @Test
    void takesImportedRulesAsTheyAreTyped() throws Exception {
        IFile importing = Workbench.file(project, "importing.remora", "import \"mine.remora\"\nrule far \"Far\" {\n    when     both\n}\n");
        type("rule both", "let both = tcp.flags.syn\n\nrule one");
        Workbench.act(() -> {
            rules.editor().doSave(null);
            return null;
        });
        Workbench.open(page, importing);
        Workbench.await("what it imports is found", () -> Workbench.markers(importing, RuleReconciler.MARKER).length == 0 && RuleDocuments.files().contains(importing));
        type("let both", "let other");
        Workbench.await("it is missed as it is typed", () -> Workbench.markers(importing, RuleReconciler.MARKER).length > 0);
        type("let other", "let both");
        Workbench.await("and found again", () -> Workbench.markers(importing, RuleReconciler.MARKER).length == 0);
        type("let both", "let other");
        Workbench.await("it is missed once more", () -> Workbench.markers(importing, RuleReconciler.MARKER).length > 0);
        page.closeEditor(rules.editor(), false);
        Workbench.await("what is saved counts again", () -> Workbench.markers(importing, RuleReconciler.MARKER).length == 0);
    }

    @Test
    void forgetsWhatWasTypedInAnEditorThatIsClosed() throws Exception {
        capture();
        type("both", "typed");
        Workbench.await("it runs as it is typed", () -> alerts.selectRule("typed") && description().equals("108 alerts" + TYPED));
        page.closeEditor(rules.editor(), false);
        Workbench.await("what is saved runs again", () -> alerts.selectRule("both") && description().equals("108 alerts"));
    }

    @Test
    void takesWhatIsSavedForWhatWasTyped() throws Exception {
        capture();
        type("both", "typed");
        Workbench.await("it runs as it is typed", () -> description().equals("108 alerts" + TYPED));
        Workbench.act(() -> {
            rules.editor().doSave(null);
            return null;
        });
        Workbench.await("nothing is unsaved", () -> description().equals("108 alerts"));
        assertTrue(alerts.selectRule("typed"), "it is the rule that was saved");
    }

    @Test
    void goesToTheRuleInTheTextThatIsTyped() throws Exception {
        capture();
        type("rule both", "// a line more\nrule both");
        Workbench.await("it runs as it is typed", () -> description().equals("108 alerts" + TYPED));
        assertTrue(alerts.selectRule("both"), "it has an alert");
        Workbench.press(alerts, "Show Rule");
        Workbench.await("its name is selected", () -> rules.selected().equals("both"));
    }

    @Test
    void runsAFileOnceThatIsAtTwoPlacesOfTheWorkspace() throws Exception {
        Workbench.project("linked").getFolder("again").createLink(project.getLocation(), IResource.NONE, null);
        CaptureEditor editor = capture();
        editor.goTo(3);
        ExplainView view = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        view.ask("both");
        Workbench.await("it is explained", () -> view.verdict().startsWith("✓ Packet 3 of scan.pcap: both "));
        assertEquals("108 alerts", description());
    }

    @Test
    void runsNoCopyThatABuildHasMade() throws Exception {
        IFolder output = project.getFolder("bin");
        output.create(true, true, null);
        output.setDerived(true, null);
        rules.file().copy(output.getFile("mine.remora").getFullPath(), true, null);
        capture();
        alerts.runRules();
        Workbench.await("each alert is there once", () -> description().equals("108 alerts"));
    }

    @Test
    void runsNoRulesOfAFolderFromTheMomentItIsDerived() throws Exception {
        page.closeEditor(rules.editor(), false);                         // which would have the rules looked at once more a moment later
        capture();
        IFolder output = project.getFolder("bin");
        output.create(true, true, null);
        output.getFile("other.remora").create(RULE.replace("both", "other").getBytes(StandardCharsets.UTF_8), IResource.FORCE, null);
        Workbench.await("its rule runs, too", () -> description().equals("216 alerts"));
        output.setDerived(true, null);
        Workbench.await("it runs no longer", () -> description().equals("108 alerts"));
    }

    @Test
    void explainsThePacketOfItsOwnWindow() throws Exception {
        CaptureEditor editor = capture();
        editor.goTo(3);
        ExplainView view = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        view.ask("both");
        Workbench.await("it is explained", () -> view.verdict().startsWith("✓ Packet 3 of scan.pcap: both "));
        IWorkbenchWindow another = Workbench.act(() -> PlatformUI.getWorkbench().openWorkbenchWindow(PacketsPerspective.ID, null));
        try {
            Workbench.await("it is in front", () -> PlatformUI.getWorkbench().getActiveWorkbenchWindow() == another);
            type("tcp.flags.fin", "tcp.flags.reset");
            Workbench.await("it is explained as it is typed", () -> view.verdict().startsWith("✗ Packet 3 of scan.pcap: both" + TYPED + " "));
        } finally {
            another.close();
        }
    }

    @Test
    void runsOnTheCaptureThatIsLookedAtOnly() throws Exception {
        CaptureEditor first = capture();
        byte[] whole = Workbench.sample("captures/syn-fin-scan.pcap");
        IFile file = Workbench.file(project, "live.pcap", Arrays.copyOf(whole, after(whole, 50)));
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(file.getLocation().toPath(), over::get, () -> {});
        Workbench.open(page, file);
        Workbench.await("what has come is reported", () -> description().endsWith(" alerts up to packet 50, running…"));
        try {
            page.activate(first);
            Workbench.await("what is known is told", () -> description().equals("108 alerts"));
            Workbench.await("rules run on the other no longer",
                    () -> Arrays.stream(Job.getJobManager().find(null)).noneMatch(job -> job.getName().equals("Running rules on live.pcap")));
        } finally {
            over.set(true);
        }
    }

    @Test
    void followsACaptureThatIsBeingWritten() throws Exception {
        byte[] whole = Workbench.sample("captures/syn-fin-scan.pcap");
        int begun = after(whole, 50);
        IFile file = Workbench.file(project, "live.pcap", Arrays.copyOf(whole, begun));
        Path path = file.getLocation().toPath();
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(path, over::get, () -> {});
        CaptureEditor editor = (CaptureEditor) Workbench.open(page, file);
        Workbench.await("what has come is reported", () -> description().endsWith(" alerts up to packet 50, running…"));
        int first = alerts.table().rows();
        assertTrue(first > 0 && first < 108, first + " alerts");
        assertFalse(editor.file().isComplete(), "the capture goes on");
        alerts.table().sort(0);
        alerts.table().sort(0);
        String last = alerts.table().text(0, first - 1);
        Workbench.await("the last one comes first", () -> alerts.table().text(0, 0).equals(last));

        Files.write(path, Arrays.copyOfRange(whole, begun, after(whole, 100)), StandardOpenOption.APPEND);
        Workbench.await("what comes is reported", () -> description().endsWith(" alerts up to packet 100, running…"));
        assertTrue(alerts.table().rows() > first, "more than " + first);
        assertTrue(Integer.parseInt(alerts.table().text(0, 0)) > 50, "in the order that was chosen");

        Files.write(path, Arrays.copyOfRange(whole, after(whole, 100), whole.length), StandardOpenOption.APPEND);
        over.set(true);
        Workbench.await("all is reported", () -> description().equals("108 alerts"));
    }

    @Test
    void saysWhereItWasStopped() throws Exception {
        byte[] whole = Workbench.sample("captures/syn-fin-scan.pcap");
        IFile file = Workbench.file(project, "long.pcap", Arrays.copyOf(whole, after(whole, 50)));
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(file.getLocation().toPath(), over::get, () -> {});
        Workbench.open(page, file);
        Workbench.await("what has come is reported", () -> description().endsWith(" alerts up to packet 50, running…"));
        Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals("Running rules on long.pcap")).forEach(Job::cancel);
        Workbench.await("it is stopped", () -> description().endsWith(" alerts up to packet 50, stopped"));
        over.set(true);
    }

    // Where so many packets of a file end.
    private static int after(byte[] pcap, int packets) {
        ByteBuffer octets = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        int at = 24;
        for (int i = 0; i < packets; i++)
            at += 16 + octets.getInt(at + 8);
        return at;
    }
}
