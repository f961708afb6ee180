package dev.remora.transport;

import dev.remora.field.Options;
import dev.remora.field.Place;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Options whose meaning depends on more than their kind: Fast Open under its number and under its experiment's, and what no table knows. Allocates nothing. */
public final class ExperimentalOptions {
    private static final int FAST_OPEN               = 34;
    private static final int FAST_OPEN_EXPERIMENT    = 0xF989;              // RFC 7413 section 4.1.1 asks to accept it
    private static final int ACCURATE_ECN_0          = 172;
    private static final int ACCURATE_ECN_1          = 174;                 // the counters in another order
    private static final int ACCURATE_ECN_EXPERIMENT = 0xACC0;              // and 0xACC1, likewise
    private static final int ACK_RATE_EXPERIMENT     = 0x00AC;              // draft-ietf-tcpm-ack-rate-request section 3.1
    private static final int FIRST_EXPERIMENT        = 253;
    private static final int MOST_COUNTERS           = 9;
    private static final int COUNTER                 = 3;
    private static final int HEADER                  = 2;
    private static final int EXPERIMENT_HEADER       = 4;

    private ExperimentalOptions() {}

    /** A Fast Open option without a cookie asks for one. */
    static void requests(Packet packet, int layer, Values out) {
        for (int at = first(packet, layer); at != Place.ABSENT; at = next(packet, layer, at))
            if (cookie(packet, layer, at) == length(packet, layer, at) && length(packet, layer, at) > 0)
                out.add(1, at, Math.min(length(packet, layer, at), packet.limit(layer) - at));
    }

    /** Cookies in options of the experiment. */
    static void cookies(Packet packet, int layer, Values out) {
        for (int at = first(packet, layer); at != Place.ABSENT; at = next(packet, layer, at)) {
            int header = cookie(packet, layer, at);
            if (header == EXPERIMENT_HEADER)
                add(packet, layer, at, header, out);
        }
    }

    /** Whether there is a cookie of Fast Open, under its number or its experiment's. */
    public static boolean hasCookie(Packet packet, int layer) {
        for (int at = first(packet, layer); at != Place.ABSENT; at = next(packet, layer, at)) {
            int header = cookie(packet, layer, at);
            int length = length(packet, layer, at);
            if (header > 0 && length > header && at + length <= packet.limit(layer))
                return true;
        }
        return false;
    }

    /** Counters of Accurate ECN in options of a length that they may have, by their place in the order of option 0 and in that of option 1. */
    static void counters(Packet packet, int layer, int first, int second, Values out) {
        Frame frame = packet.frame();
        for (int at = first(packet, layer); at != Place.ABSENT; at = next(packet, layer, at)) {
            int length = length(packet, layer, at);
            if (!isAccurateEcn(frame, at, length))
                continue;
            boolean experiment = isCounters(frame, at, length);
            boolean inOrder = experiment ? frame.u16(at + HEADER) == ACCURATE_ECN_EXPERIMENT : frame.u8(at) == ACCURATE_ECN_0;
            int counter = (experiment ? EXPERIMENT_HEADER : HEADER) + COUNTER * (inOrder ? first : second);
            if (counter + COUNTER <= length && at + counter + COUNTER <= packet.limit(layer))
                out.add(frame.u24(at + counter), at + counter, COUNTER);
        }
    }

    /** What is behind the length of options of unknown kind. */
    static void unknown(Packet packet, int layer, Values out) {
        for (int at = first(packet, layer); at != Place.ABSENT; at = next(packet, layer, at))
            if (!TcpOptionKind.isDissected(packet.frame().u8(at)))
                add(packet, layer, at, HEADER, out);
    }

    private static void add(Packet packet, int layer, int at, int header, Values out) {
        int length = length(packet, layer, at);
        if (length > header && at + length <= packet.limit(layer))
            out.addOctets(at + header, length - header);
    }

    /** Whether an option is one of Accurate ECN, under its number or its experiment's, with none to three counters of three octets. */
    public static boolean isAccurateEcn(Frame frame, int at, int length) {
        int header = isCounters(frame, at, length) ? EXPERIMENT_HEADER : HEADER;
        boolean counts = header == EXPERIMENT_HEADER || frame.u8(at) == ACCURATE_ECN_0 || frame.u8(at) == ACCURATE_ECN_1;
        return counts && (length - header) % 3 == 0 && length <= header + MOST_COUNTERS;
    }

    /** Whether an option may have this length by what its experiment says, where it is one that says so. */
    static boolean mayBe(Frame frame, int at, int length) {
        if (experiment(frame, at, length) == ACK_RATE_EXPERIMENT)
            return length <= EXPERIMENT_HEADER + 1;                         // asked for, or one octet with the rate
        return !isCounters(frame, at, length) || isAccurateEcn(frame, at, length);
    }

    private static boolean isCounters(Frame frame, int at, int length) {
        return (experiment(frame, at, length) & ~1) == ACCURATE_ECN_EXPERIMENT;
    }

    /** The identifier of an experiment (RFC 6994 section 3), or -1 where the option has none. */
    private static int experiment(Frame frame, int at, int length) {
        boolean has = frame.u8(at) >= FIRST_EXPERIMENT && frame.u8(at) <= FIRST_EXPERIMENT + 1 && length >= EXPERIMENT_HEADER
                && at + EXPERIMENT_HEADER <= frame.limit(at);
        return has ? frame.u16(at + HEADER) : -1;
    }

    /** Octets before the cookie of a Fast Open option; 0 in other options. */
    private static int cookie(Packet packet, int layer, int at) {
        int kind = packet.frame().u8(at);
        if (kind == FAST_OPEN)
            return HEADER;
        boolean experiment = kind >= 253 && kind <= 254 && length(packet, layer, at) >= EXPERIMENT_HEADER && at + EXPERIMENT_HEADER <= packet.limit(layer);
        return experiment && packet.frame().u16(at + HEADER) == FAST_OPEN_EXPERIMENT ? EXPERIMENT_HEADER : 0;
    }

    private static int first(Packet packet, int layer) {
        return Tcp.OPTIONS.find(packet, layer, Options.ANY);
    }

    private static int next(Packet packet, int layer, int at) {
        return Tcp.OPTIONS.next(packet, layer, Options.ANY, at);
    }

    private static int length(Packet packet, int layer, int at) {
        return Tcp.OPTIONS.length(packet, layer, at);
    }
}
