package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.rule.RuleAssist;
import dev.remora.ide.rule.RuleHover;
import dev.remora.ide.rule.RuleReconciler;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.AbstractInformationControl;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextSelection;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleEditorTest {
    private static final String RULES = """
            pack mine "Mine"

            rule syn-fin "SYN and FIN together" {
                severity high
                when     tcp.flags.syn and tcp.flags.fin
                message  "{ip.src} sent both"
            }
            """;

    private IWorkbenchPage page;
    private IProject       project;

    @BeforeEach
    void startWithAnEmptyProject() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("rules");
    }

    private ITextViewer open(String rules) throws Exception {
        return RulesInEditor.open(page, project, rules).viewer();
    }

    @Test
    void coloursWordsByWhatTheyMean() throws Exception {
        ITextViewer viewer = open(RULES);

        Workbench.await("colours are painted", () -> Workbench.colours(viewer.getTextWidget()) > 8);
    }

    @Test
    void readsUtf8WhateverTheEncodingOfTheProject() throws Exception {
        project.setDefaultCharset("ISO-8859-1", null);
        ITextViewer viewer = open("rule a \"für später\" {\n    when     tcp\n}\n");

        assertTrue(viewer.getDocument().get().contains("für später"), viewer.getDocument().get());
    }

    @Test
    void showsAShippedPackWithTheMistakeThatIsMadeInIt() throws Exception {
        String pack = new String(Workbench.sample("rules/tcp-legality.remora"), StandardCharsets.UTF_8);
        ITextViewer viewer = open(pack.replaceFirst("and tcp\\.flags\\.fin", "and tcp.flags.fim"));
        page.showView("org.eclipse.ui.views.ProblemView");
        int rule = viewer.getDocument().getLineOfOffset(viewer.getDocument().get().indexOf("rule null-flags"));
        Workbench.await("there is room above the rule", () -> viewer.getTextWidget().getLineVerticalIndent(rule) > 0);
        Workbench.await("the mistake is marked", () -> markers(project.getFile("mine.remora")).length == 1);
        Workbench.settle();

        Workbench.await("colours are painted", () -> Workbench.colours(viewer.getTextWidget()) > 8);
        Workbench.picture("rule-editor");
    }

    @Test
    void marksWhatIsWrongWhereItIs() throws Exception {
        open(RULES.replace("tcp.flags.fin", "tcp.flags.fim"));
        IFile file = project.getFile("mine.remora");
        Workbench.await("the mistake is marked", () -> markers(file).length == 1);

        IMarker marker = markers(file)[0];
        assertEquals(5, marker.getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(RULES.indexOf("tcp.flags.fin"), marker.getAttribute(IMarker.CHAR_START, -1));
        assertTrue(marker.getAttribute(IMarker.MESSAGE, "").contains("tcp.flags.fin"), "it says what was meant");
    }

    @Test
    void checksAFileAgainWhenAnImportedOneChanges() throws Exception {
        IFile common = Workbench.file(project, "common.remora", "let other = udp\n");
        open("import \"common.remora\"\nrule r { when opening }\n");
        IFile file = project.getFile("mine.remora");
        Workbench.await("the missing name is marked", () -> markers(file).length == 1);

        common.setContents(new ByteArrayInputStream("let opening = tcp.flags.syn\n".getBytes(StandardCharsets.UTF_8)), true, false, null);
        Workbench.await("it is there", () -> markers(file).length == 0);
        common.delete(true, null);
        Workbench.await("it is missing again", () -> markers(file).length > 0);
    }

    private static IMarker[] markers(IFile file) {
        return Workbench.markers(file, RuleReconciler.MARKER);
    }

    @Test
    void completesTheNameOfAField() throws Exception {
        ITextViewer viewer = open(RULES.replace("tcp.flags.fin", "tcp.flags.f"));

        var proposals = new RuleAssist().computeCompletionProposals(viewer, viewer.getDocument().get().indexOf("tcp.flags.f\n") + 11);

        assertTrue(Arrays.stream(proposals).anyMatch(proposal -> proposal.getDisplayString().startsWith("tcp.flags.fin")));
    }

    @Test
    void explainsAFieldUnderThePointer() throws Exception {
        ITextViewer viewer = open(RULES);
        RuleHover hover = new RuleHover();

        String text = hover.getHoverInfo(viewer, hover.getHoverRegion(viewer, RULES.indexOf("tcp.flags.syn") + 2));

        assertTrue(text.contains("tcp.flags.syn"), text);
    }

    @Test
    void explainsARuleInItsParagraphsAndLinesWhateverElseIsSaidOfTheLine() throws Exception {
        ITextViewer viewer = open(RULES);
        RuleHover hover = new RuleHover();
        String text = hover.getHoverInfo(viewer, hover.getHoverRegion(viewer, RULES.indexOf("syn-fin") + 2));

        AbstractInformationControl control = (AbstractInformationControl) hover.getHoverControlCreator().createInformationControl(page.getWorkbenchWindow().getShell());
        try {
            control.setSizeConstraints(700, 400);
            control.setInformation(text);
            Point size = control.computeSizeHint();
            control.setSize(size.x, size.y);
            control.setLocation(new Point(100, 100));
            control.setVisible(true);
            Workbench.settle();
            Workbench.picture("hover", control.getShell());
            String shown = ((StyledText) find(control.getShell(), StyledText.class)).getText();
            assertEquals(List.of("rule syn-fin", "", "SYN and FIN together", "", "severity high"), shown.lines().limit(5).toList());
            assertTrue(shown.lines().anyMatch(line -> line.equals("when     tcp.flags.syn and tcp.flags.fin")), shown);
            assertFalse(shown.contains("`") || shown.contains("<") || shown.contains("**"), shown);
        } finally {
            control.dispose();
        }
    }

    @Test
    void marksWhereTheNameAtTheCursorStandsAndNotPartsOfAddresses() throws Exception {
        ITextViewer viewer = open(RULES.replace("and tcp.flags.fin", "and tcp.flags.fin and ip.src == 10.0.0.1 and ip.dst == 10.0.0.2"));
        String text = viewer.getDocument().get();
        Keys.focus(viewer.getTextWidget());
        viewer.getSelectionProvider().setSelection(new TextSelection(text.indexOf("10.0.0.1") + 1, 0));
        Workbench.settle();
        assertEquals(List.of(), marked(viewer));

        viewer.getSelectionProvider().setSelection(new TextSelection(text.indexOf("ip.src"), 0));
        Workbench.await("the field is marked where it stands", () -> marked(viewer).equals(List.of(text.indexOf("ip.src"), text.lastIndexOf("ip.src"))));
    }

    private static List<Integer> marked(ITextViewer viewer) {
        IAnnotationModel model = ((ISourceViewer) viewer).getAnnotationModel();
        List<Integer> places = new ArrayList<>();
        model.getAnnotationIterator().forEachRemaining(each -> {
            if (each.getType().equals("org.eclipse.ui.genericeditor.text"))
                places.add(model.getPosition(each).getOffset());
        });
        return places.stream().sorted().toList();
    }

    private static Control find(Composite parent, Class<?> type) {
        for (Control child : parent.getChildren()) {
            Control found = type.isInstance(child) ? child : child instanceof Composite inside ? find(inside, type) : null;
            if (found != null)
                return found;
        }
        return null;
    }

    @Test
    void showsTheAlertsOfTheRulesOnACapture() throws Exception {
        open(RULES);
        AlertsView alerts = (AlertsView) page.showView(AlertsView.ID);
        CaptureEditor editor = (CaptureEditor) IDE.openEditor(page, Workbench.file(project, "scan.pcap", Workbench.sample("captures/syn-fin-scan.pcap")));
        Workbench.await("the scan is reported", () -> alerts.table().rows() == 108);

        assertEquals("mine/syn-fin", alerts.table().text(3, 0));
        Workbench.await("the capture is read", () -> editor.file().isComplete());
        editor.goTo(3);
        Workbench.settle();
        Workbench.picture("alerts");

        String first = alerts.table().text(0, 0);
        String last = alerts.table().text(0, 107);
        alerts.table().sort(0);
        alerts.table().sort(0);
        Workbench.await("the last one comes first", () -> alerts.table().text(0, 0).equals(last));
        assertEquals(first, alerts.table().text(0, 107));
    }
}
