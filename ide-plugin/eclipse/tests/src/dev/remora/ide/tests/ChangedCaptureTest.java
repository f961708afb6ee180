package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.Column;
import dev.remora.ide.capture.Column.Standard;
import dev.remora.ide.capture.Column.Times;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.model.FrameReader;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.preference.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A capture whose file somebody else changes while it is open. */
class ChangedCaptureTest {
    private static final String CHANGED = "connection.pcap has been changed since it was opened; close it and open it anew";

    private IWorkbenchPage page;
    private CaptureEditor  editor;
    private Path           path;

    @BeforeEach
    void open() throws Exception {
        page = Workbench.emptyPage();
        editor = (CaptureEditor) Workbench.open(page, Workbench.file(Workbench.project("changed"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        path = editor.file().path();
        Workbench.await("it is read", () -> editor.filterBar().message().equals("19 packets"));
    }

    @AfterEach
    void closeAll() {
        page.closeAllEditors(false);
    }

    private Row row(int number) throws Exception {
        try (Rows rows = new Rows(editor.file(), List.of())) {
            return rows.row(number);
        }
    }

    private void lookAgain() throws Exception {
        page.activate(page.showView(ConnectionsView.ID));
        page.activate(editor);
    }

    @Test
    void isNotMixedWithWhatItWas() throws Exception {
        Files.write(path, Workbench.sample("captures/ping.pcap"));
        Row row = row(5);
        assertFalse(row.isRead(), "it is another packet now");
        assertEquals(CHANGED, row.line().info());
        Times times = new Times(TimeFormat.values()[0], 1, 1);
        for (Column column : List.of(Standard.TIME, Standard.LENGTH, Standard.STATE))
            assertEquals("", column.text(row, times), column.heading());

        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        alerts.runRules();
        Workbench.await("rules do not run on it", () -> alerts.getContentDescription().endsWith("0 alerts; " + CHANGED));
        editor.filterBar().apply("icmp");
        Workbench.await("nor does a filter", () -> editor.filterBar().message().equals("0 of 19 packets so far, not all could be read: " + CHANGED));
    }

    @Test
    void isNoticedByWhoReadsAllTheWhile() throws Exception {
        try (FrameReader reader = editor.file().reader()) {
            reader.frame(5);
            Files.write(path, Workbench.sample("captures/ping.pcap"));
            Workbench.await("it is noticed", () -> isSaidToBeChanged(reader));
        }
    }

    // Goes back, for which the file is read anew.
    private static boolean isSaidToBeChanged(FrameReader reader) {
        try {
            reader.frame(6);
            reader.frame(5);
            return false;
        } catch (IOException e) {
            return CHANGED.equals(e.getMessage());
        }
    }

    @Test
    void hasItsNameInTheTabWhereItIsNoneAnyLonger() throws Exception {
        page.closeAllEditors(false);
        Files.writeString(path, "text");
        IEditorPart part = Workbench.open(page, editor.getEditorInput().getAdapter(IFile.class));
        assertFalse(part instanceof CaptureEditor, "it is not shown");
        Workbench.await("its tab is named", () -> isTab(page.getWorkbenchWindow().getShell(), "connection.pcap"));
    }

    private static boolean isTab(Composite in, String name) {
        return in instanceof CTabFolder tabs && Arrays.stream(tabs.getItems()).anyMatch(tab -> tab.getText().equals(name))
                || Arrays.stream(in.getChildren()).anyMatch(each -> each instanceof Composite inner && isTab(inner, name));
    }

    @Test
    void isToldOfAsItComesToFront() throws Exception {
        Files.write(path, Workbench.sample("captures/ping.pcap"));
        lookAgain();
        Workbench.await("it is told", () -> editor.filterBar().message().equals(CHANGED));
    }

    @Test
    void isReadOnWhereItHasGrown() throws Exception {
        Files.write(path, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        assertTrue(row(5).isRead(), "it is where it was");
        lookAgain();
        Workbench.settle();
        assertEquals("19 packets", editor.filterBar().message());
    }
}
