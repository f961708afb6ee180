package dev.remora.capture;

import static java.util.stream.Collectors.joining;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A small capture in a {@code .hex} file, with what is expected of it in a {@code .frames} file beside. */
final class Fixture {
    private static final Path FOLDER = Path.of("src/test/resources/dev/remora/capture");

    private final String name;
    private final byte[] octets;

    private Fixture(String name, byte[] octets) {
        this.name = name;
        this.octets = octets;
    }

    /** Every fixture, in the order of names. */
    static List<Fixture> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Fixture> fixtures = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".hex")).sorted().toList())
                fixtures.add(read(file));
            return fixtures;
        }
    }

    static Fixture named(String name) throws IOException {
        return read(FOLDER.resolve(name + ".hex"));
    }

    private static Fixture read(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".hex", "");
        String digits = Files.readAllLines(file).stream().map(line -> line.replaceFirst("#.*", "").replace(" ", "")).collect(joining());
        return new Fixture(name, HexFormat.of().parseHex(digits));
    }

    /** Frames of these octets as lines, and after them what else the capture holds and how it ends. */
    static List<String> linesOf(byte[] octets, int block) {
        return linesOf(octets, block, (frames, count) -> {}, frame -> {});
    }

    /** As {@link #linesOf(byte[], int)}; tells of frames to come, and gives each when it has come. */
    static List<String> linesOf(byte[] octets, int block, Lookahead lookahead, Consumer<Frame> step) {
        List<String> lines = new ArrayList<>();
        try (Capture capture = Capture.open(new ByteArrayInputStream(octets), "x", block)) {
            Frame frame = new Frame();
            capture.lookAhead(lookahead);
            try {
                while (capture.next(frame)) {
                    step.accept(frame);
                    lines.add(line(frame, capture));
                }
            } finally {
                lines.addAll(about(capture));
            }
        } catch (CaptureException e) {
            lines.add("! octet " + e.position() + ": " + e.problem());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return lines;
    }

    static List<String> framesOf(byte[] octets, int block) {
        return linesOf(octets, block).stream().filter(line -> line.startsWith("frame ")).toList();
    }

    /** The frames that end before this octet. */
    static List<String> before(int octet, List<String> frames) {
        return frames.stream().filter(frame -> Integer.parseInt(frame.replaceFirst(".* to (\\d+),.*", "$1")) <= octet).toList();
    }

    static String line(Frame frame, Capture capture) {
        String comments = frame.comments().stream().map(comment -> ", \"" + comment + "\"").collect(joining());
        return "frame " + frame.number() + ": " + (frame.hasTime() ? frame.timeNanos() + " ns" : "no time")
                + ", " + frame.length() + " of " + frame.originalLength() + " octets, link " + frame.linkType()
                + (frame.interfaceId() < 0 ? "" : ", interface " + frame.interfaceId() + " " + frame.interfaceName())
                + ", octets " + capture.position() + " to " + capture.mark().position()
                + ", " + HexFormat.of().formatHex(frame.octets(0, frame.length())) + comments;
    }

    static String octetsOf(Frame frame) {
        return frame.linkType() + " " + HexFormat.of().formatHex(frame.octets(0, frame.length()));
    }

    private static List<String> about(Capture capture) {
        List<String> lines = new ArrayList<>();
        lines.add("format: " + capture.format());
        for (int id = 0; id < capture.interfaces().size(); id++)
            lines.add("interface " + id + ": " + capture.interfaces().get(id).toString().replace(", section=" + capture.section(), ""));
        if (!capture.section().equals(CaptureSection.SILENT))
            lines.add("section: " + capture.section());
        return lines;
    }

    /** The capture. */
    byte[] octets() {
        return octets;
    }

    /** Whether a patched libpcap wrote it under the usual magic number: only several whole records tell. */
    boolean needsRecordsToTell() {
        return name.equals("pcap-nokia") || name.equals("pcap-red-hat") || name.equals("pcap-suse");
    }

    /** Where it is written down what the capture holds. */
    Path frames() {
        return FOLDER.resolve(name + ".frames");
    }

    /** The capture, cut short. */
    byte[] first(int count) {
        return Arrays.copyOf(octets, count);
    }

    @Override
    public String toString() {
        return name;
    }
}
