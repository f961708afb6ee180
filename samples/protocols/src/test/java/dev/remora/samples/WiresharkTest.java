package dev.remora.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remora.capture.CaptureWriter;
import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue.Entry;
import dev.remora.field.Presence;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.testkit.FrameFile;
import dev.remora.tree.Display;
import dev.remora.tree.TextBuffer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every field of every frame has the value that tshark prints; skipped where tshark is not installed. */
class WiresharkTest {
    /** Frames that Wireshark reads otherwise, with the reason. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "dns-pointer-to-itself", "it has a text of its own for a name that cannot be read, and goes no further",
            "dns-over-tcp-continued", "it stops before the record that is not whole",
            "dns-text-past-its-record", "it takes a text as long as it says, past the end of its record",
            "dns-over-tcp-no-length", "it takes fewer octets than a header for a message");

    private static final Dissectors DISSECTORS = Dissectors.load();

    @TestFactory
    Stream<DynamicTest> readsWhatTsharkReads(@TempDir Path folder) throws IOException, InterruptedException {
        Path tshark = tshark();
        List<FrameFile> frames = FrameFile.in(Path.of("src/test/resources/frames"));
        List<Entry> entries = DISSECTORS.catalogue().entries().stream().filter(WiresharkTest::isKnownToBoth).toList();
        List<String> lines = read(tshark, capture(frames, folder.resolve("frames.pcap")), entries, folder.resolve("fields"));

        assertThat(lines).hasSameSizeAs(frames);
        return frames.stream().filter(frame -> !DIFFERENT.containsKey(frame.name())).map(frame -> DynamicTest.dynamicTest(frame.name(),
                () -> assertThat(fields(frame, entries)).isEqualTo(cells(lines.get(frames.indexOf(frame)), entries))));
    }

    private static Path tshark() {
        Path found = null;
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            if (found == null && Files.isExecutable(Path.of(folder, "tshark")))
                found = Path.of(folder, "tshark");
        assumeTrue(found != null, "tshark is not installed");
        return found;
    }

    private static boolean isKnownToBoth(Entry entry) {
        return (entry.name().startsWith("dns.") || entry.name().startsWith("ntp.")) && !(entry.first() instanceof Presence);
    }

    private static Path capture(List<FrameFile> frames, Path file) throws IOException {
        try (CaptureWriter writer = CaptureWriter.pcap(file)) {
            for (FrameFile frame : frames)
                writer.write(frame.frame());
        }
        return file;
    }

    private static List<String> read(Path tshark, Path capture, List<Entry> entries, Path output) throws IOException, InterruptedException {
        String segmentBySegment = "tcp.desegment_tcp_streams:FALSE";
        List<String> command = new ArrayList<>(List.of(tshark.toString(), "-n", "-o", segmentBySegment, "-r", capture.toString(), "-T", "fields"));
        for (Entry entry : entries)
            command.addAll(List.of("-e", entry.name()));
        ProcessBuilder process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"));
        assertThat(process.start().waitFor()).as("exit status of %s", command).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static List<String> cells(String line, List<Entry> entries) {
        String[] cells = line.split("\t", -1);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++)
            fields.add(entries.get(i).name() + " = " + (cells[i].equals("NULL") ? "" : cells[i]));     // a time of zero
        return fields;
    }

    private static List<String> fields(FrameFile frame, List<Entry> entries) {
        Packet packet = DISSECTORS.open().dissect(frame.frame());
        Values values = new Values();
        TextBuffer text = new TextBuffer();
        List<String> fields = new ArrayList<>();
        for (Entry entry : entries) {
            entry.read(packet, values);
            text.clear();
            Display.of(entry.first()).writeAll(packet, values, text);
            fields.add(entry.name() + " = " + text);
        }
        return fields;
    }
}
