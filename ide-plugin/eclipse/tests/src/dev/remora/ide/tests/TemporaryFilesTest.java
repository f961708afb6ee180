package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remora.capture.CaptureException;
import dev.remora.dissect.Settings;
import dev.remora.ide.model.CaptureFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The temporary files in which what a capture says is kept: they go with it. */
class TemporaryFilesTest {
    private static final Path OPEN = Path.of("/proc/" + ProcessHandle.current().pid() + "/fd");

    private Path path;
    private long before;

    @BeforeEach
    void count() throws Exception {
        assumeTrue(Files.isDirectory(OPEN), "this system tells which files are open");
        Workbench.emptyPage();
        path = Files.createTempFile("capture", ".pcap");
        before = records();
    }

    @AfterEach
    void delete() throws IOException {
        Files.delete(path);
    }

    @Test
    void areNotMadeOfWhatIsNoCapture() throws Exception {
        Files.writeString(path, "no capture");
        try {
            new CaptureFile(path, Settings.STANDARD).close();
            fail("it is none");
        } catch (CaptureException e) {
            assertTrue(records() <= before);
        }
    }

    @Test
    void areNotMadeOfACaptureThatIsClosedBeforeItIsRead() throws Exception {
        Files.write(path, Workbench.sample("captures/connection.pcap"));
        new CaptureFile(path, Settings.STANDARD).close();
        assertTrue(records() <= before);
    }

    @Test
    void goWithACaptureThatHasBeenRead() throws Exception {
        Files.write(path, Workbench.sample("captures/connection.pcap"));
        CaptureFile file = new CaptureFile(path, Settings.STANDARD);
        file.index(() -> false);
        assertEquals(19, file.size());
        file.close();
        assertTrue(records() <= before);
    }

    @Test
    void haveRoomForWhatIsKeptBeforeItIsWritten() throws Exception {
        Files.write(path, Workbench.sample("captures/connection.pcap"));
        try (CaptureFile file = new CaptureFile(path, Settings.STANDARD)) {
            file.index(() -> false);
            List<Path> files = files();
            assertTrue(files.size() >= 3, files::toString);
            for (Path each : files) {
                long[] blocks = Arrays.stream(said("stat", "-L", "-c", "%b %B %s", each.toString()).strip().split(" ")).mapToLong(Long::parseLong).toArray();
                assertTrue(blocks[0] * blocks[1] >= blocks[2], () -> each + " has " + Arrays.toString(blocks) + ": blocks, octets a block, octets");
            }
        }
    }

    private static String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertEquals(0, process.waitFor());
        return said;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(OPEN)) {
            return all.filter(TemporaryFilesTest::isRecords).toList();
        }
    }

    private static long records() throws IOException {
        return files().size();
    }

    private static boolean isRecords(Path open) {
        try {
            return Files.readSymbolicLink(open).toString().matches(".*/remora[^/]*[.]records.*");
        } catch (IOException e) {
            return false;                                        // closed meanwhile
        }
    }
}
