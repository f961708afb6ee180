package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.dissect.Settings;
import dev.remora.field.Catalogue;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of the list of packets. */
class RowsTest {
    // Fails while nobody has seen it do so: such an error is nobody's, and may come from any column.
    private static final class Failing extends AbstractList<Catalogue.Entry> {
        private boolean seen;

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Catalogue.Entry get(int index) {
            seen = true;
            throw new IllegalStateException("for a test");
        }

        @Override
        public boolean isEmpty() {
            return seen;
        }
    }

    @Test
    void sayWhyAPacketHasNoneAndGoOn() throws Exception {
        Path path = Path.of(System.getProperty("remora.samples"), "captures/connection.pcap");
        assertTrue(Files.exists(path));
        try (CaptureFile file = new CaptureFile(path, Settings.STANDARD)) {
            file.index(() -> false);
            try (Rows whole = new Rows(file, List.of()); Rows rows = new Rows(file, new Failing())) {
                assertFalse(rows.row(1).isRead());
                assertEquals("internal error: java.lang.IllegalStateException: for a test", rows.row(1).line().info());
                assertEquals(whole.row(2), rows.row(2));
            }
        }
    }
}
