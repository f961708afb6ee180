package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.PacketsPerspective;
import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.preference.Palette;
import dev.remora.ide.rule.RuleEditors;
import dev.remora.ide.rule.RuleHover;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two captures and a rule file are open: every part speaks of the capture that came to front last. */
class CaptureInFrontTest {
    private static final String RULE = """
            rule both "SYN and FIN" {
                when     tcp.flags.syn and tcp.flags.fin
            }
            """;

    private IWorkbenchPage page;
    private IProject       project;
    private IFile          rules;
    private CaptureEditor  first;
    private CaptureEditor  second;

    @BeforeEach
    void openTwoCaptures() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("front");
        rules = Workbench.file(project, "mine.remora", RULE);
        first = open("first.pcap", "captures/connection.pcap");
        second = open("second.pcap", "captures/syn-fin-scan.pcap");
    }

    @AfterEach
    void closeAll() {
        page.closeAllEditors(false);
    }

    private CaptureEditor open(String name, String sample) throws Exception {
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, Workbench.file(project, name, Workbench.sample(sample))));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.packets().selected() > 0);
        Workbench.settle();
        return editor;
    }

    @Test
    void isTheOneThatCameLastThoughARuleEditorCameSince() throws Exception {
        IEditorPart editor = Workbench.open(page, rules);
        ITextViewer viewer = editor.getAdapter(ITextViewer.class);
        assertSame(second, RuleEditors.capture(viewer).orElseThrow());

        page.activate(first);
        page.activate(editor);
        assertSame(first, RuleEditors.capture(viewer).orElseThrow());

        page.closeEditor(first, false);
        assertSame(second, RuleEditors.capture(viewer).orElseThrow());
    }

    @Test
    void isNamedWhereItIsExplained() throws Exception {
        Workbench.open(page, rules);
        ExplainView view = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        view.rule().setText("both");
        view.rule().notifyListeners(SWT.DefaultSelection, new Event());
        Workbench.await("it is explained", () -> view.verdict().contains("Packet 1 of second.pcap: "));
    }

    @Test
    void isCountedAnewForAnOpenRuleEditor() throws Exception {
        ITextEditor editor = (ITextEditor) Workbench.open(page, rules);
        ITextViewer viewer = editor.getAdapter(ITextViewer.class);
        Workbench.await("what is said of the rule speaks of the second", () -> said(viewer).contains("second.pcap"));
        page.activate(first);
        Workbench.await("what is said of the rule speaks of the first", () -> said(viewer).contains("first.pcap"));
    }

    @Test
    void isCountedInEachWindowForTheRuleEditorThere() throws Exception {
        ITextViewer viewer = Workbench.open(page, rules).getAdapter(ITextViewer.class);
        IWorkbenchPage another = Workbench.act(() -> PlatformUI.getWorkbench().openWorkbenchWindow(PacketsPerspective.ID, null)).getActivePage();
        try {
            Workbench.open(another, rules.getProject().getFile("first.pcap"));
            ITextViewer other = Workbench.open(another, rules).getAdapter(ITextViewer.class);
            Workbench.await("each speaks of the capture beside it", () -> said(viewer).contains("second.pcap") && said(other).contains("first.pcap"));
            page.activate(first);
            another.openEditor(second.getEditorInput(), CaptureEditor.ID);
            Workbench.await("each speaks of the other then", () -> said(viewer).contains("first.pcap") && said(other).contains("second.pcap"));
        } finally {
            another.closeAllEditors(false);
            another.getWorkbenchWindow().close();
        }
    }

    @Test
    void isCountedAndExplainedAsFarAsItCanBeRead() throws Exception {
        byte[] octets = Workbench.sample("captures/syn-fin-scan.pcap");
        ITextViewer viewer = ((ITextEditor) Workbench.open(page, rules)).getAdapter(ITextViewer.class);
        CaptureEditor cut = (CaptureEditor) Workbench.open(page, Workbench.file(rules.getProject(), "cut.pcap", Arrays.copyOf(octets, octets.length / 2)));
        Workbench.await("its damage is told", () -> cut.file().isComplete() && !cut.file().damage().isEmpty());
        Workbench.await("what was counted is told", () -> said(viewer).contains("packets of cut.pcap, which is damaged"));

        cut.goTo(cut.file().size());
        ExplainView view = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        view.rule().setText("both");
        view.rule().notifyListeners(SWT.DefaultSelection, new Event());
        Workbench.await("it is explained", () -> view.verdict().contains("Packet " + cut.file().size() + " of cut.pcap: "));
    }

    private static String said(ITextViewer viewer) {
        return String.valueOf(new RuleHover().getHoverInfo(viewer, new Region(RULE.indexOf("both"), 0)));
    }

    @Test
    void isTheOneThatRulesRunOnWhereAlertsAreOpenedBesideARuleEditor() throws Exception {
        page.hideView(page.findView(AlertsView.ID));
        Workbench.open(page, rules);
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        Workbench.await("the rule has reported", () -> alerts.table().rows() > 0);

        page.closeAllEditors(false);
        Workbench.await("no alert is left", () -> alerts.table().rows() == 0);
        Workbench.await("it is said what to open", () -> alerts.getContentDescription().startsWith("Open a capture"));
    }

    @Test
    void isReportedOnThoughNobodyHasLookedAtTheAlerts() throws Exception {
        page.hideView(page.findView(AlertsView.ID));
        page.resetPerspective();
        assertNull(page.findViewReference(AlertsView.ID).getView(false));
        CaptureEditor third = open("third.pcap", "captures/syn-fin-scan.pcap");
        Workbench.await("its packets have the colour of alerts", () -> Workbench.shows(third.packets().control(), Palette.ALERT.color(Display.getCurrent()).getRGB()));
        assertFalse(page.isPartVisible(page.findView(AlertsView.ID)), "the view is behind others still");
    }

    @Test
    void isNotReadForRulesWhereThereAreNone() throws Exception {
        rules.delete(true, null);
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        alerts.runRules();
        Workbench.await("it is said", () -> alerts.getContentDescription().equals("0 alerts; the workspace has no rules"));
    }

    @Test
    void showsItsAlertsAgainAndNewOnesOnceARuleIsSaved() throws Exception {
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        Workbench.await("the rule has reported", () -> alerts.selectRule("both"));
        page.activate(first);
        Workbench.await("the other capture has no alert of it", () -> alerts.getContentDescription().contains("alert") && !alerts.selectRule("both"));
        page.activate(second);
        assertTrue(alerts.selectRule("both"), "what was reported is known still");

        rules.setContents(RULE.replace("both", "saved").getBytes(StandardCharsets.UTF_8), true, false, null);
        Workbench.await("the rule that was saved has reported", () -> alerts.selectRule("saved") && !alerts.selectRule("both"));
    }

    @Test
    void comesToFrontWithThePacketOfAnAlert() throws Exception {
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        Workbench.await("the rule has reported", () -> alerts.selectRule("both"));
        Workbench.open(page, rules);
        assertFalse(page.isPartVisible(second));

        Event enter = new Event();
        enter.character = SWT.CR;
        alerts.table().control().notifyListeners(SWT.KeyDown, enter);
        assertTrue(page.isPartVisible(second));
        assertEquals(3, second.packets().selected());
    }

    @Test
    void showsTheConnectionAndTheReasonOfThePacketOfAnAlertWhereTheAlertsKeepTheKeyboard() throws Exception {
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        ExplainView explain = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        explain.ask("both");
        Workbench.await("the first packet is explained", () -> explain.verdict().contains("Packet 1 of second.pcap: "));
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        Workbench.await("the rule has reported", () -> alerts.selectRule("both"));
        assertTrue(ladder.ladder().rungs().isEmpty(), "the first packet is of no connection");

        Event enter = new Event();
        enter.character = SWT.CR;
        alerts.table().control().notifyListeners(SWT.KeyDown, enter);
        Workbench.await("the ladder of its connection is drawn", () -> ladder.ladder().indexOf(3) >= 0);
        Workbench.await("it is explained", () -> explain.verdict().contains("Packet 3 of second.pcap: "));
        assertSame(alerts, page.getActivePart());
    }

    @Test
    void leavesNoAlertSelectedWhereItsPacketHasNone() throws Exception {
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        Workbench.await("the rule has reported", () -> alerts.selectRule("both"));
        page.activate(second);
        second.goTo(5);
        Workbench.await("its alert is selected", () -> alerts.table().selected() >= 0 && alerts.table().text(0, alerts.table().selected()).equals("5"));
        second.goTo(1);
        Workbench.await("none is", () -> alerts.table().selected() < 0);
        second.goTo(3);
        Workbench.await("its alert is selected", () -> alerts.table().selected() >= 0 && alerts.table().text(0, alerts.table().selected()).equals("3"));
    }

    @Test
    void isAskedWhyAnAlertWasRaised() throws Exception {
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        Workbench.await("the rule has reported", () -> alerts.selectRule("both"));
        Workbench.press(alerts, "Explain");

        ExplainView view = (ExplainView) page.findView(ExplainView.ID);
        Workbench.await("it is explained", () -> view.verdict().startsWith("✓ Packet 3 of second.pcap: "));
    }

    @Test
    void takesItsConnectionAwayFromTheViews() throws Exception {
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        page.activate(first);
        connections.choose(1);
        Workbench.await("the ladder is drawn", () -> ladder.ladder().rungs().size() > 10);

        connections.follow(false);
        page.activate(second);
        Workbench.await("the ladder of the other capture is gone", () -> ladder.ladder().rungs().isEmpty());
        Workbench.settle();
        assertTrue(ladder.ladder().rungs().isEmpty(), "nothing was chosen in this one");
        connections.follow(true);
    }
}
