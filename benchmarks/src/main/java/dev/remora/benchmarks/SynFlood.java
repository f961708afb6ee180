package dev.remora.benchmarks;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.tracking.Counters;
import dev.remora.tracking.Reason;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Sends a flood of SYNs from addresses that nobody has past established connections: do these stay, and is the heap large enough?
 *
 * <p>Arguments: how many SYNs (10,000,000), how many established connections (100,000). Exit status 1 where a connection was harmed. {@code benchmarks/syn-flood}
 * calls it with a heap of 256 MB.
 */
public final class SynFlood {
    private static final int  SYN    = 2;
    private static final int  ACK    = 16;
    private static final int  PSH    = 8;
    private static final int  SERVER = 0x0A00_0001;
    private static final int  CLIENT = 0xC000_0000;
    private static final long START  = 1_700_000_000_000_000_000L;
    private static final long STEP   = 1_000;                        // nanoseconds between packets

    private final byte[]     octets     = new byte[41];
    private final ByteBuffer segment    = ByteBuffer.wrap(octets);
    private final Frame      frame      = new Frame();
    private final Dissection dissection = Dissectors.load().open();
    private final Tracker    tracker    = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long             number;

    private SynFlood() {}

    public static void main(String[] arguments) {
        int flood = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        int established = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        System.exit(new SynFlood().run(flood, established) == 0 ? 0 : 1);
    }

    private int run(int flood, int established) {
        for (int i = 0; i < established; i++)
            handshake(i);
        long before = cpu();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < flood; i++)
            track(random.nextInt(), random.nextInt(1 << 16), SERVER, 80, SYN, random.nextInt(), 0, 0);
        long nanos = cpu() - before;
        int harmed = 0;
        for (int i = 0; i < established; i++) {
            Tracked tracked = track(CLIENT + i, 1024 + i % 60_000, SERVER, 80, ACK | PSH, 101, 501, 1);
            if (!tracked.connection().isEstablished() || tracked.reason() != Reason.IN_ORDER)
                harmed++;
        }
        report(flood, established, nanos, harmed);
        return harmed;
    }

    private void report(int flood, int established, long nanos, int harmed) {
        Counters counters = tracker.counters();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(Locale.ROOT, "%,d SYNs from as many places, %,d established connections, heap at most %,d MB%n", flood, established, runtime.maxMemory() >> 20);
        System.out.printf(Locale.ROOT, "%.0f ns of processor time a SYN; %,d connections kept; %,d half-open made room, %,d others%n", (double) nanos / flood, tracker.size(),
                counters.evictedHalfOpen(), counters.evicted());
        System.out.printf(Locale.ROOT, "%,d established connections harmed%n", harmed);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void handshake(int i) {
        int port = 1024 + i % 60_000;
        track(CLIENT + i, port, SERVER, 80, SYN, 100, 0, 0);
        track(SERVER, 80, CLIENT + i, port, SYN | ACK, 500, 101, 0);
        track(CLIENT + i, port, SERVER, 80, ACK, 101, 501, 0);
    }

    private Tracked track(int source, int sourcePort, int destination, int destinationPort, int flags, int seq, int ack, int payload) {
        ByteBuffer b = segment.clear();
        int length = 40 + payload;
        b.putInt(0x4500_0000 | length).putInt((int) number << 16 | 0x4000).putInt(0x4006_0000).putInt(source).putInt(destination);
        b.putShort((short) sourcePort).putShort((short) destinationPort).putInt(seq).putInt(ack);
        b.put((byte) 0x50).put((byte) flags).putShort((short) 8192).putInt(0).put((byte) 0);
        b.putShort(36, (short) checksum(length));
        number++;
        return tracker.track(dissection.dissect(frame.wrap(octets, 0, length, length).describe(number, START + number * STEP, LinkType.RAW, -1)));
    }

    /** Of the segment, with its pseudo-header: RFC 1071. */
    private int checksum(int length) {
        long sum = 6L + length - 20;
        for (int i = 12; i < length; i++)
            sum += i % 2 == 0 ? (segment.get(i) & 0xFF) << 8 : segment.get(i) & 0xFF;
        while (sum >> 16 != 0)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (int) ~sum & 0xFFFF;
    }
}
