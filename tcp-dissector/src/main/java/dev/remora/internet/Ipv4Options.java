package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;
import static java.util.Map.entry;

import dev.remora.field.Header;
import dev.remora.field.Options;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.Map;

/** The options of IPv4. Fields of kinds that nobody assigned are not shown: such an option is passed over. */
final class Ipv4Options {
    static final int         END                 = 0;
    private static final int NO_OPERATION        = 1;
    private static final int RECORD_ROUTE        = 7;
    private static final int MTU_PROBE           = 11;
    private static final int MTU_REPLY           = 12;
    static final int         QUICK_START         = 25;
    private static final int TIMESTAMP           = 68;
    private static final int TRACEROUTE          = 82;
    static final int         SECURITY            = 130;
    private static final int LOOSE_SOURCE_ROUTE  = 131;
    private static final int EXTENDED_SECURITY   = 133;
    private static final int COMMERCIAL_SECURITY = 134;
    private static final int STREAM_ID           = 136;
    private static final int STRICT_SOURCE_ROUTE = 137;
    private static final int ROUTER_ALERT        = 148;
    private static final int DIRECTED_BROADCAST  = 149;

    private static final String RESERVED = "Reserved for future use";

    /** Levels of RFC 791 section 3.1. */
    private static final Map<Integer, String> SECURITY_LEVELS = Map.ofEntries(entry(0x0000, "Unclassified"), entry(0xF135, "Confidential"),
            entry(0x789A, "EFTO"), entry(0xBC4D, "MMMM"), entry(0x5E26, "PROG"), entry(0xAF13, "Restricted"), entry(0xD788, "Secret"), entry(0x6BC5, "Top Secret"),
            entry(0x35E2, RESERVED), entry(0x9AF1, RESERVED), entry(0x4D78, RESERVED), entry(0x24BD, RESERVED), entry(0x135E, RESERVED), entry(0x89AF, RESERVED),
            entry(0xC4D6, RESERVED), entry(0xE26B, RESERVED));

    private static final int[] LEVELS = SECURITY_LEVELS.keySet().stream().mapToInt(Integer::intValue).toArray();

    /** Octets that an option of each kind has at least; 0 for kinds that are not known. */
    static final byte[] LEAST = new byte[256];

    /** Octets that an option of each kind has if nothing is wrong; 0 where they vary. */
    static final byte[] EXACT = new byte[256];

    static {
        kind(END, 1, 0);
        kind(NO_OPERATION, 1, 0);
        kind(RECORD_ROUTE, 3, 0);
        kind(MTU_PROBE, 4, 4);                                           // RFC 1063
        kind(MTU_REPLY, 4, 4);
        kind(QUICK_START, 3, 8);                                         // RFC 4782
        kind(TIMESTAMP, 4, 0);
        kind(TRACEROUTE, 12, 12);                                        // RFC 1393
        kind(SECURITY, 3, 0);
        kind(LOOSE_SOURCE_ROUTE, 3, 0);
        kind(EXTENDED_SECURITY, 3, 0);                                   // RFC 1108
        kind(COMMERCIAL_SECURITY, 6, 0);
        kind(STREAM_ID, 4, 4);
        kind(STRICT_SOURCE_ROUTE, 3, 0);
        kind(ROUTER_ALERT, 4, 4);                                        // RFC 2113
        kind(DIRECTED_BROADCAST, 2, 0);
    }

    private Ipv4Options() {}

    private static void kind(int kind, int least, int exact) {
        LEAST[kind] = (byte) least;
        EXACT[kind] = (byte) exact;
    }

    /** Adds the fields of the options. */
    static void define(Header h, Options options) {
        h.walk((packet, layer, previous) -> known(packet, layer, previous, 0)).u8("opt.type", "Type");
        h.walk((packet, layer, previous) -> known(packet, layer, previous, 0)).flag("opt.type.copy", "Copy on fragmentation", labels("Yes", "No"));
        h.walk((packet, layer, previous) -> known(packet, layer, previous, 0)).skip(1).bits(2, "opt.type.class", "Class", names(0, "Control", 1, "Reserved",
                2, "Debugging and measurement", 3, "Reserved").also(1, "Reserved for future use"));
        h.walk((packet, layer, previous) -> known(packet, layer, previous, 0)).skip(3).bits(5, "opt.type.number", "Number", names(0, "End of Option List",
                1, "No-Operation", 2, "Security", 3, "Loose source route", 4, "Time Stamp", 5, "Extended Security", 6, "Commercial IP Security",
                7, "Record route", 8, "Stream ID", 9, "Strict source route", 10, "Experimental Measurement", 11, "MTU Probe", 12, "MTU Reply",
                13, "Experimental Flow Control", 14, "Experimental Access Control", 15, "ENCODE", 16, "IMI Traffic Descriptor",
                17, "Extended Internet Protocol", 18, "Traceroute", 19, "Address Extension", 20, "Router Alert", 21, "Selective Directed Broadcast",
                23, "Dynamic Packet State", 24, "Upstream Multicast Pkt.", 25, "Quick-Start",
                30, "RFC3692-style Experiment").also(0, "End of Option List (EOL)", 1, "No-Operation (NOP)", 6, "Commercial IP security option",
                        8, "Stream identifier", 15, "Ask Estrin", 24, "Upstream Multicast Packet", 30, "RFC 3692-style experiment"));
        h.walk((packet, layer, previous) -> known(packet, layer, previous, 1)).u8("opt.len", "Length", unit("octets"));
        h.walk((packet, layer, previous) -> value(packet, layer, previous, Ipv4Options::hasPointer)).u8("opt.ptr", "Pointer");
        h.by("RFC 2113 section 2.1").option(options, ROUTER_ALERT).u16("opt.ra", "Router Alert", names(0, "Router shall examine packet"));
        h.by("RFC 1063").option(options, MTU_PROBE).u16("opt.mtu", "MTU", unit("octets"));
        h.by("RFC 1063").option(options, MTU_REPLY).u16("opt.mtu", "MTU", unit("octets"));
        h.option(options, STREAM_ID).u16("opt.sid", "Stream Identifier");
        new QuickStart((packet, layer, previous) -> value(packet, layer, previous, (frame, option) -> frame.u8(option) == QUICK_START),
                (packet, layer, at) -> at - 2 + options.length(packet, layer, at - 2), (packet, layer, at) -> Ipv4.TTL.get(packet, layer))
                .define(h.named("ip.opt").by("RFC 4782 section 3.1"));
        Header timestamp = h.option(options, TIMESTAMP).skip(8);
        timestamp.bits(4, "opt.overflow", "Overflow");
        timestamp.bits(4, "opt.flag", "Flag", hex(), names(0, "Time stamps only", 1, "Time stamp and address", 3, "Time stamps for prespecified addresses"));
        h.listed(Type.U32, "opt.time_stamp", "Time stamp", (packet, layer, out) -> stamps(packet, layer, false, out));
        h.listed(Type.IPV4, "opt.time_stamp_addr", "Address", (packet, layer, out) -> stamps(packet, layer, true, out));
        h.walk((packet, layer, previous) -> value(packet, layer, previous, Ipv4Options::isSecurityLevel)).u16("opt.sec_rfc791_sec", "Security", hex(), names(SECURITY_LEVELS));
        h.listed(Type.IPV4, "rec_rt", "Recorded Route", (packet, layer, out) -> route(packet, layer, Stop.PASSED, out), in("ip.rec_rt_host"));
        h.listed(Type.IPV4, "src_rt", "Source Route", (packet, layer, out) -> route(packet, layer, Stop.AHEAD, out), in("ip.src_rt_host"));
        h.listed(Type.IPV4, "empty_rt", "Empty Route", (packet, layer, out) -> route(packet, layer, Stop.EMPTY, out), in("ip.empty_rt_host"));
        Ipv4OptionErrors.define(h);
    }

    // Reading

    static int kind(Packet packet, int option) {
        return packet.frame().u8(option);
    }

    /** The value {@code octet} octets into the next option of a known kind that is long enough to have it. */
    private static int known(Packet packet, int layer, int previous, int octet) {
        if (packet.headerEnd(layer) - packet.at(layer) <= Ipv4.MINIMUM)        // a header without options, as nearly all are
            return Place.ABSENT;
        int option = previous == Place.ABSENT
                ? Ipv4.OPTIONS.find(packet, layer, Options.ANY)
                : Ipv4.OPTIONS.next(packet, layer, Options.ANY, previous - octet);
        while (option != Place.ABSENT && (LEAST[kind(packet, option)] == 0 || Ipv4.OPTIONS.length(packet, layer, option) <= octet))
            option = Ipv4.OPTIONS.next(packet, layer, Options.ANY, option);
        return option == Place.ABSENT ? Place.ABSENT : option + octet;
    }

    /** What an option is wanted for. */
    private interface Wanted {
        boolean is(Frame frame, int option);
    }

    /** The value, behind kind and length, of the next option that is wanted. */
    private static int value(Packet packet, int layer, int previous, Wanted wanted) {
        int at = previous;
        do at = known(packet, layer, at, 2);
        while (at != Place.ABSENT && !wanted.is(packet.frame(), at - 2));
        return at;
    }

    private static boolean hasPointer(Frame frame, int option) {
        return isRoute(frame.u8(option)) || frame.u8(option) == TIMESTAMP;
    }

    static boolean isRoute(int kind) {
        return kind == RECORD_ROUTE || isSourceRoute(kind);
    }

    static boolean isSourceRoute(int kind) {
        return kind == LOOSE_SOURCE_ROUTE || kind == STRICT_SOURCE_ROUTE;
    }

    static int firstSourceRoute(Packet packet, int layer) {
        int at = known(packet, layer, Place.ABSENT, 1);
        while (at != Place.ABSENT && !isSourceRoute(kind(packet, at - 1)))
            at = known(packet, layer, at, 1);
        return at == Place.ABSENT ? Place.ABSENT : at - 1;
    }

    /** A loop, because looking a number up in a map makes an object of it. */
    private static boolean isSecurityLevel(int level) {
        for (int known : LEVELS)
            if (known == level)
                return true;
        return false;
    }

    /** Whether an option of security has the one length that RFC 791 knows and one of its levels; RFC 1108 gave the others another form. */
    static boolean isSecurityLevel(Frame frame, int option) {
        return frame.u8(option) == SECURITY && frame.u8(option + 1) == 11 && isSecurityLevel(frame.u16(option + 2));
    }

    /** Timestamps, each behind the address of who set it if the flag is 1 or 3. */
    private static void stamps(Packet packet, int layer, boolean addresses, Values out) {
        Frame frame = packet.frame();
        for (int option = Ipv4.OPTIONS.find(packet, layer, TIMESTAMP); option != Place.ABSENT; option = Ipv4.OPTIONS.next(packet, layer, TIMESTAMP, option)) {
            int length = Ipv4.OPTIONS.length(packet, layer, option);
            if (length < LEAST[TIMESTAMP])
                continue;
            int flag = frame.u8(option + 3) & 0xF;
            boolean paired = flag == 1 || flag == 3;
            int stride = paired ? 8 : 4;
            int octet = paired && !addresses ? 4 : 0;
            for (int at = option + 4; at + stride <= option + length && (paired || !addresses); at += stride)
                out.add(frame.u32(at + octet), at + octet, 4);
        }
    }

    /** What an address of a route is. */
    private enum Stop { PASSED, AHEAD, EMPTY, FINAL }

    private static void route(Packet packet, int layer, Stop wanted, Values out) {
        for (int at = known(packet, layer, Place.ABSENT, 2); at != Place.ABSENT; at = known(packet, layer, at, 2))
            if (isRoute(kind(packet, at - 2)))
                addresses(packet.frame(), at - 2, wanted, out);
    }

    private static void addresses(Frame frame, int option, Stop wanted, Values out) {
        int pointer = frame.u8(option + 2);
        if (pointer < 4 || pointer % 4 != 0)
            return;
        int end = option + frame.u8(option + 1);
        for (int at = option + 3; at + 4 <= end; at += 4)
            if (stop(frame, option, at + 8 > end, at - option + 1 < pointer) == wanted)
                out.add(frame.u32(at), at, 4);
    }

    private static Stop stop(Frame frame, int option, boolean last, boolean passed) {
        if (passed)
            return Stop.PASSED;
        if (!isSourceRoute(frame.u8(option)))
            return Stop.EMPTY;
        return last ? Stop.FINAL : Stop.AHEAD;
    }
}
