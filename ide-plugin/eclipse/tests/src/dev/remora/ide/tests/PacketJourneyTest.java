package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.LadderView;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;

/** Opens a capture, finds its packets with SYN and FIN by a filter, and looks at the connection of one of them. */
class PacketJourneyTest {
    @Test
    void findsAScanAndLooksAtAConnection() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        IFile capture = Workbench.file(Workbench.project("journey"), "syn-fin-scan.pcap", Workbench.sample("captures/syn-fin-scan.pcap"));
        try (Standstill standstill = Standstill.watch()) {
            journey(page, capture);
            standstill.assertNone();
        }
    }

    private static void journey(IWorkbenchPage page, IFile capture) throws Exception {
        Workbench.act(() -> page.showView(LadderView.ID));
        CaptureEditor editor = (CaptureEditor) Workbench.open(page, capture);
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.fields().viewer().getTree().getItemCount() > 0);
        int all = editor.packets().size();

        Workbench.command("dev.remora.ide.packets.filter");
        type(editor.filterBar().text(), "tcp.flags.syn and tcp.flags.fin");
        Workbench.await("108 packets are left", () -> editor.packets().size() == 108);
        assertTrue(all > 108, "the filter takes some of " + all);
        Workbench.await("they are painted", () -> Workbench.colours(editor.packets().control()) > 10);

        Workbench.command("dev.remora.ide.packets.ladder");
        LadderView ladder = (LadderView) page.findView(LadderView.ID);
        Workbench.await("the ladder is drawn", () -> !ladder.ladder().rungs().isEmpty());
        Workbench.await("it begins with the selected packet", () -> editor.packets().selected() == ladder.ladder().rungs().getFirst().number());
        assertTrue(ladder.ladder().rungs().getFirst().what().contains("SYN,FIN"), ladder.ladder().rungs().getFirst().what());
        Workbench.await("the ladder is painted", () -> Workbench.shows(ladder.control(), new RGB(0, 0, 0)) || Workbench.colours(ladder.control()) > 5);

        Workbench.await("the arrow of the selected packet is told of", () -> ladder.words().contains("SYN,FIN"));
        Event down = new Event();
        down.keyCode = SWT.ARROW_DOWN;
        ladder.control().notifyListeners(SWT.KeyDown, down);
        Workbench.await("the next arrow is told of", () -> ladder.words().contains("RST,ACK"));
        page.activate(editor);
        Workbench.picture("journey");
    }

    /** Types a text, letter by letter, and Enter. */
    private static void type(StyledText text, String what) {
        text.setText("");
        for (char letter : what.toCharArray()) {
            text.append(Character.toString(letter));
            text.setCaretOffset(text.getCharCount());
            Workbench.turn();
        }
        Event enter = new Event();
        enter.character = SWT.CR;
        enter.keyCode = SWT.CR;
        text.notifyListeners(SWT.KeyDown, enter);
    }
}
