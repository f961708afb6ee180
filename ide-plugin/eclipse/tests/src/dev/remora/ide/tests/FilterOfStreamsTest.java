package dev.remora.ide.tests;

import dev.remora.ide.capture.CaptureEditor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;

/** A display filter for what is known only where streams are put together. */
class FilterOfStreamsTest {
    private static final int DATA = 7;         // a packet with 78 octets for the other end

    // The packet with data comes twice, the second time with two words of them changed round, for which the checksum is right, too.
    private static byte[] contradicting() throws Exception {
        byte[] whole = Workbench.sample("captures/connection.pcap");
        int begin = 24;
        for (int i = 1; i < DATA; i++)
            begin += 16 + length(whole, begin);
        int end = begin + 16 + length(whole, begin);
        byte[] again = Arrays.copyOfRange(whole, begin, end);
        int data = 16 + 14 + 20 + 32;
        System.arraycopy(whole, begin + data + 2, again, data, 2);
        System.arraycopy(whole, begin + data, again, data + 2, 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, end);
        out.write(again);
        out.write(whole, end, whole.length - end);
        return out.toByteArray();
    }

    private static int length(byte[] whole, int record) {
        return ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(record + 8);
    }

    @Test
    void findsOctetsThatContradictThoseBefore() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        CaptureEditor editor = (CaptureEditor) Workbench.open(page, Workbench.file(Workbench.project("streams"), "contradicting.pcap", contradicting()));
        Workbench.await("it is read", () -> editor.filterBar().message().equals("20 packets"));
        editor.filterBar().apply("tcp.segment.overlap.conflict");
        Workbench.await("it is filtered", () -> editor.filterBar().message().equals("1 of 20 packets"));
        Workbench.await("it is the second", () -> editor.packets().text(0, 0).equals(String.valueOf(DATA + 1)));
        page.closeAllEditors(false);
    }
}
