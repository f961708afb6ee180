package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.SequenceView;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has no mouse comes from each widget to the next. */
class TabKeyTest {
    private IWorkbenchPage page;
    private CaptureEditor  editor;

    @BeforeEach
    void openACapture() throws Exception {
        page = Workbench.emptyPage();
        editor = assertInstanceOf(CaptureEditor.class,
                Workbench.open(page, Workbench.file(Workbench.project("tab"), "connection.pcap", Workbench.sample("captures/connection.pcap"))));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.fields().viewer().getTree().getItemCount() > 0);
    }

    private static void await(Control control) {
        Workbench.await("the keyboard is there, and not in " + Display.getCurrent().getFocusControl(), control::isFocusControl);
    }

    @Test
    void leadsFromThePacketsToTheFieldsAndTheOctetsAndBack() {
        NatTable packets = editor.packets().control();
        Keys.focus(packets);
        Keys.press(SWT.TAB);
        await(editor.fields().viewer().getTree());
        Keys.press(SWT.TAB);
        await(editor.octets().control());

        Keys.focus(editor.fields().viewer().getTree());
        Keys.press(SWT.SHIFT, SWT.TAB);
        await(packets);
    }

    @Test
    void leadsFromAPlotToWhatIsChosenAboveIt() throws Exception {
        SequenceView sequence = (SequenceView) Workbench.act(() -> page.showView(SequenceView.ID));
        Keys.focus(sequence.control());
        Keys.press(SWT.SHIFT, SWT.TAB);
        Workbench.await("the keyboard is there", () -> Display.getCurrent().getFocusControl() instanceof Combo);
    }
}
