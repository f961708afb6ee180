package dev.remora.rules.logic;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Cue;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Connections of segments at random, of which many fit and some are missing, and the pairs of states that they lead to. */
final class RandomSegments {
    private static final int    SYN     = 0x02;
    private static final int    PSH     = 0x08;
    private static final int    ACK     = 0x10;
    private static final int    HEADERS = 14 + 20 + 20;
    private static final int[]  FLAGS   = {SYN, SYN | ACK, ACK, ACK, ACK, ACK, ACK | 1, ACK | 1, PSH | ACK, PSH | ACK, 0x04, 0x14, 0x01, 0x03, 0x13};
    private static final long[] PAUSES  = {1, 1, 1, 1, 1, 2_000, 70_000, 200_000, 600_000};           // milliseconds

    private final SplittableRandom    random;
    private final Set<List<TcpState>> pairs      = new HashSet<>();
    private final Frame               frame      = new Frame();
    private final Dissection          dissection = Dissectors.load().open();
    private final Tracker             tracker    = new Tracker(Settings.STANDARD, new TrackerListener() {
                                                     @Override
                                                     public void changed(Connection c, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
                                                         pairs.add(List.of(c.state(Side.ORIGINATOR), c.state(Side.RESPONDER)));
                                                     }
                                                 });
    private long                      millis     = 1_000;
    private long                      number;

    RandomSegments(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The states of both ends that so many connections come to. */
    Set<List<TcpState>> pairs(int connections) {
        for (int i = 0; i < connections; i++)
            connection(1024 + i);
        tracker.finish();
        return pairs;
    }

    private void connection(int port) {
        int[] next = {1000, 5000};
        int segments = 4 + random.nextInt(14);
        boolean opens = random.nextBoolean();
        for (int i = 0; i < segments; i++) {
            int from = opens && i < 3 ? i % 2 : random.nextInt(2);
            int flags = opens && i < 3 ? new int[]{SYN, SYN | ACK, ACK}[i] : FLAGS[random.nextInt(FLAGS.length)];
            int length = (flags & PSH) == 0 ? 0 : 1 + random.nextInt(2);
            int seq = next[from] + slip(6);
            if (random.nextInt(8) != 0)
                track(segment(from, port, seq, (flags & ACK) == 0 ? 0 : next[1 - from] + slip(5), flags, length));
            next[from] = Math.max(next[from], seq + length + Integer.bitCount(flags & 3));
            millis += PAUSES[random.nextInt(PAUSES.length)];
        }
    }

    private int slip(int oneIn) {
        return random.nextInt(oneIn) == 0 ? random.nextInt(4) - 2 : 0;
    }

    private void track(byte[] octets) {
        tracker.track(dissection.dissect(frame.wrap(octets, 0, octets.length, octets.length).describe(++number, millis * 1_000_000, 1, -1)));
    }

    private static byte[] segment(int from, int port, int seq, int ack, int flags, int length) {
        ByteBuffer wire = ByteBuffer.allocate(HEADERS + length).put(new byte[12]).putShort((short) 0x0800);
        wire.putShort((short) 0x4500).putShort((short) (40 + length)).putInt(0).putShort((short) 0x4006).putShort((short) 0);
        wire.putInt(0x0a000001 + from).putInt(0x0a000002 - from);
        wire.putShort((short) (from == 0 ? port : 80)).putShort((short) (from == 0 ? 80 : port)).putInt(seq).putInt(ack);
        wire.putShort((short) (0x5000 | flags)).putShort((short) 8192).putInt(0);
        return wire.putShort(HEADERS - 4, (short) ~sum(wire, 26, 6 + 20 + length)).array();
    }

    private static int sum(ByteBuffer wire, int from, long before) {
        long sum = before;
        for (int i = from; i < wire.capacity(); i++)
            sum += (wire.get(i) & 0xFFL) << (i % 2 == 0 ? 8 : 0);
        while (sum >>> 16 != 0)
            sum = (sum & 0xFFFF) + (sum >>> 16);
        return (int) sum;
    }
}
