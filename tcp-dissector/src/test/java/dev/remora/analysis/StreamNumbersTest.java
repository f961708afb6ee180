package dev.remora.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Streams and connections of random packets have the same numbers however much of a capture is looked at. */
class StreamNumbersTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final int[]      FLAGS      = {0x02, 0x12, 0x10, 0x18, 0x11, 0x04};

    /** @param anew how many numbers a SYN may have: with more than one, ports are used anew */
    private static String transport(Random random, int from, int to, int anew) {
        if (random.nextInt(3) == 0)
            return "%04x%04x00090000aa".formatted(from, to);
        int flags = FLAGS[random.nextInt(FLAGS.length)];
        int start = 1000 + random.nextInt(anew) * 5000;
        return "%04x%04x%08x%08x50%02x200000000000".formatted(from, to, (flags & 0x02) != 0 ? start : start + 1, 1001 + random.nextInt(anew) * 5000, flags);
    }

    private static String datagram(String source, String destination, int protocol, String payload) {
        return "4500%04x0000000040%02x0000%s%s%s".formatted(20 + payload.length() / 2, protocol, source, destination, payload);
    }

    private static String packet(Random random, int anew) {
        boolean forward = random.nextBoolean();
        int client = 1024 + random.nextInt(3);
        String transport = transport(random, forward ? client : 80, forward ? 80 : client, anew);
        String datagram = datagram(forward ? "0a000001" : "0a000002", forward ? "0a000002" : "0a000001", transport.length() == 18 ? 17 : 6, transport);
        return switch (random.nextInt(6)) {
            case 0 -> datagram("0a000002", "0a000001", 1, "0303000000000000" + datagram);
            case 1, 2 -> tunnelled(client, datagram);
            default -> datagram;
        };
    }

    private static String tunnelled(int from, String datagram) {
        String frame = "0800000000000100" + "0200000000020200000000010800" + datagram;
        return datagram("0a000003", "0a000004", 17, "%04x12b5%04x0000".formatted(from, 8 + frame.length() / 2) + frame);
    }

    private static List<Frame> frames(long seed, int anew) {
        Random random = new Random(seed);
        List<Frame> frames = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            byte[] octets = HexFormat.of().parseHex(packet(random, anew));
            frames.add(new Frame().wrap(octets, 0, octets.length, octets.length).describe(i, i * 1_000_000L, LinkType.RAW, -1));
        }
        return frames;
    }

    @Property(tries = 100)
    void countingThemAgreesWithTheAnalysis(@ForAll long seed) {
        Analysis whole = new Analysis(Settings.STANDARD);
        Analysis numbers = new Analysis(Settings.STANDARD);
        for (Frame frame : frames(seed, 3)) {
            Packet analysed = DISSECTORS.open().dissect(frame);
            whole.analyse(analysed);
            Packet numbered = DISSECTORS.open().dissect(frame);
            numbers.number(numbered);
            assertThat(Analysis.streams(numbered)).as("packet %d", frame.number()).hasSizeLessThan(3).isEqualTo(Analysis.streams(analysed));
        }
    }

    /** From somewhere on, or of some streams alone. */
    @Property(tries = 100)
    void aPartOfThemHasTheNumbersOfTheWhole(@ForAll long seed) {
        List<Frame> frames = frames(seed, 1);
        Random random = new Random(seed);
        int from = random.nextInt(frames.size());
        int odd = random.nextInt(3);
        Analysis whole = new Analysis(Settings.STANDARD);
        Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
        Analysis part = new Analysis(Settings.STANDARD);
        List<Long> opened = new ArrayList<>();
        Tracker partTracker = new Tracker(Settings.STANDARD, new TrackerListener() {
            @Override
            public void opened(Connection connection, Packet packet) {
                if (!connection.isStray())
                    opened.add(connection.id());
            }
        });
        Dissection dissection = DISSECTORS.open();
        for (Frame frame : frames) {
            Packet packet = dissection.dissect(frame);
            Tracked tracked = tracker.track(packet);
            whole.analyse(packet);
            int[] streams = Analysis.streams(packet);
            if (frame.number() <= from || odd != 0 && streams[0] % 2 != odd - 1)
                continue;
            Packet again = DISSECTORS.open().dissect(frame);
            part.analyse(again, streams);
            assertThat(Analysis.streams(again)).as("packet %d", frame.number()).isEqualTo(streams);
            opened.clear();
            partTracker.track(again, tracked.ids());
            assertThat(opened).as("connections that begin with packet %d", frame.number()).isSubsetOf(Arrays.stream(tracked.ids()).boxed().toList());
        }
    }
}
