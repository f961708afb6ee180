package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.preference.Theme;
import org.eclipse.core.resources.IProject;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules and explanations in the dark theme. Runs last: a workbench that was dark keeps some of it. */
class WorkbenchDarkTest {
    private static final String RULE = """
            // Answers to a scan
            rule answered "Scans that were answered" {
                severity high
                when     tcp.flags.syn and tcp.flags.ack and ip.ttl < 200
                message  "{ip.src} answered {ip.dst}"
            }
            """;

    private IWorkbenchPage page;

    @BeforeEach
    void turnTheLightsOut() throws Exception {
        page = Workbench.emptyPage();
        theme("org.eclipse.e4.ui.css.theme.e4_dark");
    }

    @AfterEach
    void turnThemOn() {
        theme("org.eclipse.e4.ui.css.theme.e4_default");
    }

    private static void theme(String id) {
        PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
        Workbench.settle();
    }

    @Test
    void isReadableOnADarkGround() throws Exception {
        IProject project = Workbench.project("dark");
        ExplainView view = (ExplainView) page.showView(ExplainView.ID);
        CaptureEditor capture = (CaptureEditor) IDE.openEditor(page, Workbench.file(project, "scan.pcap", Workbench.sample("captures/syn-fin-scan.pcap")));
        Workbench.await("the capture is read", () -> capture.file().isComplete() && capture.packets().selected() > 0);
        ITextViewer viewer = IDE.openEditor(page, Workbench.file(project, "dark.remora", RULE)).getAdapter(ITextViewer.class);
        capture.goTo(3);
        view.rule().setText("answered");
        view.rule().notifyListeners(SWT.DefaultSelection, new Event());
        Workbench.await("it is explained", () -> view.verdict().contains("Packet 3 "));
        Workbench.settle();

        Workbench.picture("rule-dark");
        assertTrue(Theme.isDark(Display.getCurrent()), "the dark theme is on");
        Workbench.await("keywords are light", () -> Workbench.shows(viewer.getTextWidget(), new RGB(0xCE, 0x93, 0xD8)));
        Workbench.await("what holds is light green", () -> Workbench.shows(view.viewer().getTree(), new RGB(0x8F, 0xD6, 0x9B)));

        theme("org.eclipse.e4.ui.css.theme.e4_default");
        Workbench.await("it is dark green on a light ground", () -> Workbench.shows(view.viewer().getTree(), new RGB(0x1B, 0x6E, 0x2E)));
    }
}
