package dev.remora.internet;

import dev.remora.field.Derived;
import dev.remora.packet.Packet;

/**
 * When an echo message was sent, as ping writes it in front of what it fills the data with: seconds and microseconds, in whichever order of octets.
 *
 * <p>RFC 792 says nothing of it; as in Wireshark, the first eight octets are taken for a time if this is less than a day from when the packet was captured. Where
 * a sender writes numbers of eight octets, the lowest first, these eight are its seconds. Stateless; allocates nothing.
 */
final class EchoTime {
    static final int OCTETS = 8;

    private static final int  HEADER       = 8;
    private static final int  DAY          = 86_400;
    private static final long SECOND       = 1_000_000_000;
    private static final int  MICROSECONDS = 1_000_000;

    private EchoTime() {}

    /** Nanoseconds since 1970, or {@link Derived#ABSENT}. */
    static long of(Packet packet, int layer) {
        int at = packet.at(layer) + HEADER;
        if (!packet.frame().hasTime() || !Icmp.TYPE.isIn(packet, layer) || !isEcho(Icmp.TYPE.get(packet, layer)) || at + OCTETS > packet.limit(layer))
            return Derived.ABSENT;
        int seconds = packet.frame().i32(at);
        int microseconds = packet.frame().i32(at + 4);
        long now = packet.frame().timeNanos();
        if (isLikely(seconds, microseconds, now))
            return nanoseconds(seconds, microseconds);
        seconds = Integer.reverseBytes(seconds);
        microseconds = Integer.reverseBytes(microseconds);
        return isLikely(seconds, microseconds, now) ? nanoseconds(seconds, microseconds) : Derived.ABSENT;
    }

    /** Nanoseconds between then and now; negative where the clock of the sender is ahead. */
    static long since(Packet packet, int layer) {
        long sent = of(packet, layer);
        return sent == Derived.ABSENT ? sent : packet.frame().timeNanos() - sent;
    }

    private static boolean isEcho(int type) {
        return type == Icmp.ECHO || type == Icmp.ECHO_REPLY;
    }

    /** Both numbers as Wireshark takes them: the difference modulo 2^32, and microseconds with a sign. */
    private static boolean isLikely(int seconds, int microseconds, long now) {
        int difference = seconds - (int) Math.floorDiv(now, SECOND);
        return difference > -DAY && difference < DAY && microseconds < MICROSECONDS;
    }

    private static long nanoseconds(int seconds, int microseconds) {
        return Integer.toUnsignedLong(seconds) * SECOND + microseconds * 1_000L;
    }
}
