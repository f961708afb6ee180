package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.SequenceView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.preference.Theme;
import java.util.Arrays;
import java.util.List;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the dark theme nothing is painted light on light or dark on dark. Among the last tests, since parts of the platform stay dark behind it. */
class ViewsDarkTest {
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private IThemeEngine themes;
    private String       before;

    @BeforeEach
    void chooseTheDarkTheme() throws Exception {
        Workbench.emptyPage();
        themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        before = themes.getActiveTheme().getId();
        themes.setTheme(DARK, false);
        Workbench.settle();
    }

    @AfterEach
    void chooseTheThemeBefore() {
        themes.setTheme(before, false);
        Workbench.settle();
    }

    @Test
    void isDarkBeforeTheColoursOfTheSystemAre() {
        themes.setTheme(before, false);
        Workbench.settle();
        Display display = Display.getCurrent();
        themes.setTheme(DARK, false);
        RGB ground = Theme.system(display, SWT.COLOR_LIST_BACKGROUND).getRGB();
        RGB text = Theme.system(display, SWT.COLOR_LIST_FOREGROUND).getRGB();
        assertTrue(ground.red < 96 && text.red > 160, text + " on " + ground);
    }

    @Test
    void coloursAnewWhatWasSaidAsItBecomesDark() throws Exception {
        themes.setTheme(before, false);
        IWorkbenchPage page = Workbench.emptyPage();
        StreamView stream = (StreamView) page.showView(StreamView.ID);
        CaptureEditor editor = (CaptureEditor) IDE.openEditor(page,
                Workbench.file(Workbench.project("dark"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.packets().selected() == 1);
        editor.goTo(4);
        RGB light = new RGB(0x1E, 0x6F, 0xD9);
        Workbench.await("what was said is shown", () -> isColoured(stream, light));
        themes.setTheme(DARK, false);
        Workbench.await("it has the colours of the dark theme", () -> isColoured(stream, new RGB(0x6C, 0xB0, 0xFF)) && !isColoured(stream, light));
        page.closeEditor(editor, false);
    }

    private static boolean isColoured(StreamView stream, RGB colour) {
        return Arrays.stream(stream.control().getStyleRanges()).anyMatch(range -> range.foreground.getRGB().equals(colour));
    }

    @Test
    void paintsLightOnDark() throws Exception {
        IWorkbenchPage page = Workbench.page();
        page.resetPerspective();
        CaptureEditor editor = (CaptureEditor) IDE.openEditor(page,
                Workbench.file(Workbench.project("dark"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.fields().viewer().getTree().getItemCount() > 0);
        editor.goTo(4);
        Workbench.settle();
        Workbench.picture("dark");
        assertTrue(Theme.isDark(Display.getCurrent()), "lists are dark");
        Workbench.await("the list is dark", () -> Workbench.brightness(editor.packets().control()) < 0.35);
        Workbench.await("the octets are dark", () -> Workbench.brightness(editor.octets().control()) < 0.35);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        Workbench.await("the ladder is drawn", () -> !ladder.ladder().rungs().isEmpty());
        Workbench.await("the ladder can be read", () -> Workbench.contrast(ladder.control()) > 0.5);
        page.activate(editor);
        Workbench.picture("dark");
        for (String view : List.of(StateDiagramView.ID, StreamView.ID, SequenceView.ID, AlertsView.ID, ConnectionsView.ID)) {
            page.showView(view);
            Workbench.settle();
            Workbench.picture("dark-" + view.substring(view.lastIndexOf('.') + 1));
        }
        Control states = ((StateDiagramView) page.findView(StateDiagramView.ID)).control();
        page.showView(StateDiagramView.ID);
        Workbench.await("the diagram can be read", () -> Workbench.brightness(states) < 0.4 && Workbench.contrast(states) > 0.4);
        page.closeAllEditors(false);
        Workbench.picture("dark-beginning");
    }
}
