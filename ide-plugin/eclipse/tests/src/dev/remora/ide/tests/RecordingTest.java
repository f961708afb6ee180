package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.live.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a live capture writes. */
class RecordingTest {
    // Refuses what comes after its end, as a file does.
    private static final class Ending extends ByteArrayOutputStream {
        private boolean over;

        @Override
        public void flush() throws IOException {
            if (over)
                throw new IOException("closed");
        }

        @Override
        public void close() {
            over = true;
        }
    }

    @Test
    void handsOnNothingOnceItHasEnded() throws Exception {
        Ending file = new Ending();
        Recording recording = new Recording(file, "file");
        recording.flush();
        int size = file.size();
        assertTrue(size > 0, "what a file begins with");
        recording.end();
        recording.flush();
        assertEquals(size, file.size());
        assertTrue(file.over);
    }
}
