package dev.remora.tracking;

import dev.remora.dissect.Setting;
import dev.remora.dissect.Settings;
import java.time.Duration;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** When a connection, or one of its ends, has been quiet for too long. Segments that were refused break no silence. */
final class Timeouts {
    private static final int CLOSED = TcpState.CLOSED.index() | TcpState.CLOSED.index() << 4;    // both ends

    private final long opening;
    private final long established;
    private final long finWait2;
    private final long closing;
    private final long timeWait;
    private final long closed;
    private final long udp;
    private final long icmp;
    private final long stray;

    Timeouts(Settings settings) {
        opening = nanos(settings, TrackingSettings.OPENING);
        established = nanos(settings, TrackingSettings.ESTABLISHED);
        finWait2 = nanos(settings, TrackingSettings.FIN_WAIT_2);
        closing = nanos(settings, TrackingSettings.CLOSING);
        timeWait = nanos(settings, TrackingSettings.TIME_WAIT);
        closed = nanos(settings, TrackingSettings.CLOSED);
        udp = nanos(settings, TrackingSettings.UDP);
        icmp = nanos(settings, TrackingSettings.ICMP);
        stray = nanos(settings, TrackingSettings.STRAY);
    }

    private static long nanos(Settings settings, Setting<Duration> setting) {
        return settings.value(setting).toNanos();
    }

    /** When something happens to this connection if no packet comes. */
    long deadline(Connection c) {
        if (c.is(Flags.STRAY))
            return c.last + stray;
        return switch (c.transport()) {
            case TCP -> isOver(c) ? c.last + closed : Math.min(deadline(c, 0), deadline(c, 1));
            case UDP, UDPLITE -> c.last + udp;
            case ICMP, ICMPV6 -> c.last + icmp;
        };
    }

    private static boolean isOver(Connection c) {
        return c.states() == CLOSED;
    }

    /** When the state of a side changes, or the connection is forgotten because of that side. */
    long deadline(Connection c, int side) {
        long last = c.heardAt();
        return switch (c.state(side)) {
            case SYN_SENT, SYN_RECEIVED -> last + opening;
            case FIN_WAIT_1, CLOSING, LAST_ACK -> last + closing;
            case FIN_WAIT_2 -> last + finWait2;
            case TIME_WAIT -> Math.min(last, c.since(side)) + timeWait;    // the former is less only where the clock was set back
            case CLOSED, LISTEN, ESTABLISHED, CLOSE_WAIT -> last + established;
        };
    }

    /** The cue that a side's state waits for when its deadline passes; null where it waits for none. */
    static @Nullable Cue cue(TcpState state) {
        return switch (state) {
            case SYN_SENT, SYN_RECEIVED -> Cue.QUIET_OPENING;
            case FIN_WAIT_1, CLOSING, LAST_ACK -> Cue.QUIET_CLOSING;
            case FIN_WAIT_2 -> Cue.QUIET_FIN_WAIT_2;
            case TIME_WAIT -> Cue.QUIET_2MSL;
            case CLOSED, LISTEN, ESTABLISHED, CLOSE_WAIT -> null;
        };
    }

    /** The shortest time any connection is kept without packets: when a new one is first looked at. */
    long shortest() {
        return LongStream.of(opening, established, finWait2, closing, timeWait, closed, udp, icmp, stray).min().orElseThrow();
    }
}
