package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.capture.Capture;
import dev.remora.dissect.Settings;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Change;
import dev.remora.ide.model.FrameReader;
import dev.remora.ide.model.Trouble;
import dev.remora.packet.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is noticed of a file of a capture that somebody writes again: other octets, at any time, and nothing else. */
class RewrittenFileTest {
    private static final String CHANGED = "the file has been changed since it was opened; reload it";
    private static final int    HEADER  = 24;                       // octets
    private static final int    TIMES   = 100;                      // so that samples do not have all octets

    private final Path  folder;
    private CaptureFile capture;

    RewrittenFileTest() throws IOException {
        folder = Files.createTempDirectory("remora");
    }

    @AfterEach
    void close() throws IOException {
        capture.close();
    }

    private Path open(String name, byte[] octets) throws IOException {
        Path path = Files.write(folder.resolve(name), octets);
        capture = new CaptureFile(path, Settings.STANDARD);
        capture.index(() -> false);
        assertTrue(capture.size() > 10_000, capture.size() + " packets");
        return path;
    }

    private static byte[] large() throws IOException {
        byte[] some = Workbench.sample("captures/null-scan.pcap");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(some);
        for (int i = 1; i < TIMES; i++)
            all.write(some, HEADER, some.length - HEADER);
        return all.toByteArray();
    }

    private static byte[] compressed(byte[] octets) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(all)) {
            out.write(octets);
        }
        return all.toByteArray();
    }

    // One octet that no sample has, later than any change before.
    private static void changeOne(Path path, byte[] octets) throws IOException {
        octets[octets.length / 2 + HEADER] ^= 0x55;
        Files.write(path, octets);
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(10)));
    }

    @Test
    void isNoChangeWhereItHasTheSameOctets() throws IOException {
        byte[] octets = large();
        Path path = open("touched.pcap", octets);
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(5)));
        assertEquals(Change.NONE, capture.change());

        Files.move(Files.write(folder.resolve("copy"), octets), path, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Change.NONE, capture.change());
        changeOne(path, octets);
        assertEquals(Change.OTHER, capture.change());
        assertEquals(Change.OTHER, capture.change(), "as long as it is so");
        changeOne(path, octets);
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(20)));
        assertEquals(Change.NONE, capture.change(), "it is what it was");
    }

    @Test
    void isNoChangeWhereItIsCompressedAndHasTheSameOctets() throws IOException {
        byte[] octets = compressed(large());
        Path path = open("touched.pcap.gz", octets);
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(5)));
        assertEquals(Change.NONE, capture.change());
        changeOne(path, octets);
        assertEquals(Change.OTHER, capture.change());
    }

    @Test
    void isNoticedInTheMiddleOfARun() throws Exception {
        byte[] octets = large();
        Path path = open("run.pcap", octets);
        try (Capture frames = capture.frames(() -> true)) {
            Frame frame = new Frame();
            for (int i = 0; i < 10; i++)
                assertTrue(frames.next(frame));
            changeOne(path, octets);
            assertEquals(CHANGED, trouble(() -> {
                while (frames.next(frame)) {
                    // On to the end.
                }
                return frame;
            }));
            assertTrue(frame.number() < capture.size() / 2, "nothing of what it is now is given: " + frame.number());
        }
    }

    // What somebody is told who does something that fails.
    private static String trouble(Callable<?> what) throws Exception {
        try {
            what.call();
            return "";
        } catch (IOException e) {
            return Trouble.text(e);
        }
    }

    @Test
    void isNoticedAtTheEndByWhoReadsFramesByTheirNumbers() throws Exception {
        byte[] octets = large();
        Path path = open("frames.pcap", octets);
        try (FrameReader reader = capture.reader()) {
            reader.frame(1);
            reader.verify();
            changeOne(path, octets);
            reader.frame(2);
            assertEquals(CHANGED, trouble(() -> {
                reader.verify();
                return reader;
            }));
        }
    }
}
