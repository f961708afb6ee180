package dev.remora.transport;

import static dev.remora.field.Attr.followed;
import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Options;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.internet.QuickStart;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/** Options of TCP segments: RFC 9293 section 3.2 and the registry "TCP Option Kind Numbers" of IANA. Multipath TCP's are in {@link MultipathTcp}. */
public final class TcpOptions {
    private static final Header  H    = Header.of("tcp", "TCP Options", "RFC 9293 section 3.2").skip(160);
    private static final Options LIST = Tcp.OPTIONS;
    private static final Header  ANY  = H.wholeOption(LIST, Options.ANY);

    public static final Octets OPTIONS = H.onlyIf(TcpOptions::areThere).octets(TcpOptions::length, "options", "TCP Options");
    public static final U8     KIND    = ANY.u8("option_kind", "Kind", names(TcpOptionKind.NAMES));
    public static final U8     LENGTH  = ANY.u8("option_len", "Length", unit("octets"));

    public static final Octets END          = whole(0).span(LIST::captured, "options.eol", "End of Option List");
    public static final Octets NO_OPERATION = whole(1).span(LIST::captured, "options.nop", "No-Operation");

    public static final Octets MSS_OPTION = whole(2).span(LIST::captured, "options.mss", "Maximum segment size");
    public static final U16    MSS        = option(2).u16("options.mss_val", "MSS Value", unit("octets"));

    public static final Octets  WINDOW_SCALE      = whole(3).span(LIST::captured, "options.wscale", "Window scale");
    public static final U8      WINDOW_SHIFT      = option(3).u8("options.wscale.shift", "Shift count");
    public static final Listed  WINDOW_MULTIPLIER = of(3).listed(Type.U16, "options.wscale.multiplier", "Multiplier", TcpOptions::multiplier);
    public static final Octets  SACK_PERMITTED    = whole(4).span(LIST::captured, "options.sack_perm", "SACK permitted");
    public static final Octets  SACK              = whole(5).span(LIST::captured, "options.sack", "SACK");
    public static final Listed  SACK_COUNT        = of(5).listed(Type.U8, "options.sack.count", "TCP SACK Count", SackBlocks::count);
    public static final Listed  SACK_LEFT         = of(5).listed(Type.U32, "options.sack_le", "TCP SACK Left Edge", SackBlocks::leftEdges, followed());
    public static final Listed  SACK_RIGHT        = of(5).listed(Type.U32, "options.sack_re", "TCP SACK Right Edge", SackBlocks::rightEdges, followed());
    private static final Header DUPLICATES        = H.by("RFC 2883 section 4");
    public static final Listed  DSACK_LEFT        = DUPLICATES.listed(Type.U32, "options.sack.dsack_le", "TCP D-SACK Left Edge", SackBlocks::duplicateLeft, followed());
    public static final Listed  DSACK_RIGHT       = DUPLICATES.listed(Type.U32, "options.sack.dsack_re", "TCP D-SACK Right Edge", SackBlocks::duplicateRight, followed());
    public static final Listed  DSACK             = DUPLICATES.listed(Type.NONE, "options.sack.dsack", "D-SACK Sequence", SackBlocks::duplicate);

    public static final Octets ECHO_OPTION       = whole(6).span(LIST::captured, "options.echo", "Echo");
    public static final U32    ECHO              = option(6).u32("options.echo_value", "TCP Echo Option");
    public static final Octets ECHO_REPLY_OPTION = whole(7).span(LIST::captured, "options.echoreply", "Echo reply");
    public static final U32    ECHO_REPLY        = option(7).u32("options.echo_value", "TCP Echo Option");

    public static final Octets  TIMESTAMPS = whole(8).span(LIST::captured, "options.timestamp", "Timestamps");
    private static final Header STAMPS     = option(8);
    public static final U32     TS_VALUE   = STAMPS.u32("options.timestamp.tsval", "Timestamp value");
    public static final U32     TS_ECHO    = STAMPS.u32("options.timestamp.tsecr", "Timestamp echo reply");

    public static final Octets CC_OPTION      = whole(11).span(LIST::captured, "options.cc", "CC");
    public static final U32    CC             = option(11).u32("options.cc_value", "TCP CC Option");
    public static final Octets CC_NEW_OPTION  = whole(12).span(LIST::captured, "options.ccnew", "CC.NEW");
    public static final U32    CC_NEW         = option(12).u32("options.cc_value", "TCP CC Option");
    public static final Octets CC_ECHO_OPTION = whole(13).span(LIST::captured, "options.ccecho", "CC.ECHO");
    public static final U32    CC_ECHO        = option(13).u32("options.cc_value", "TCP CC Option");

    public static final Octets MD5        = whole(19).span(LIST::captured, "options.md5", "MD5 signature");
    public static final Octets MD5_DIGEST = option(19).octets(16, "options.md5.digest", "MD5 digest");

    public static final Octets  QUICK_START       = whole(27).span(LIST::captured, "options.qs", "Quick-Start");
    private static final Header QUICK_START_VALUE = option(27);
    public static final Bits    QUICK_START_RATE  = QUICK_START_VALUE.skip(4).bits(4, "options.qs.rate", "QS Rate", QuickStart.RATES);
    public static final U8      QUICK_START_TTL   = QUICK_START_VALUE.u8("options.qs.ttl_diff", "QS TTL Diff");

    public static final Octets  USER_TIMEOUT       = whole(28).span(LIST::captured, "options.user_to", "User Timeout");
    private static final Header USER_TIMEOUT_VALUE = option(28);
    public static final Flag    TIMEOUT_IN_MINUTES = USER_TIMEOUT_VALUE.flag("options.user_to_granularity", "Granularity", labels("minutes", "seconds"));
    public static final Bits    TIMEOUT            = USER_TIMEOUT_VALUE.bits(15, "options.user_to_val", "User Timeout");

    public static final Octets  AUTHENTICATION = whole(29).span(LIST::captured, "options.ao", "TCP Authentication Option");
    private static final Header AO             = atLeast(29, 4);
    public static final U8      AO_KEY         = AO.u8("options.ao.keyid", "AO KeyID");
    public static final U8      AO_NEXT_KEY    = AO.u8("options.ao.rnextkeyid", "AO RNextKeyID");
    public static final Octets  AO_MAC         = atLeast(29, 5).skip(16).octets(rest(4), "options.ao.mac", "AO MAC");

    public static final Octets FAST_OPEN      = whole(34).span(LIST::captured, "options.tfo", "Fast Open");
    public static final Octets COOKIE         = atLeast(34, 3).octets(rest(2), "options.tfo.cookie", "Fast Open Cookie");
    public static final Listed COOKIE_REQUEST = of(34).listed(Type.NONE, "options.tfo.request", "Fast Open Cookie Request", ExperimentalOptions::requests);
    public static final Listed OLD_COOKIE     = of(34).listed(Type.BYTES, "options.tfo.cookie", "Fast Open Cookie", ExperimentalOptions::cookies);

    public static final Listed E0_OCTETS = counter("options.acc_ecn.ee0b", "Accurate ECN Echo ECT(0) Byte Counter", 0, 2);
    public static final Listed CE_OCTETS = counter("options.acc_ecn.eceb", "Accurate ECN Echo CE Byte Counter", 1, 1);
    public static final Listed E1_OCTETS = counter("options.acc_ecn.ee1b", "Accurate ECN Echo ECT(1) Byte Counter", 2, 0);

    public static final Octets EXPERIMENTAL   = whole(253).span(LIST::captured, "options.experimental", "RFC3692-style Experiment 1");
    public static final U16    EXPERIMENT     = atLeast(253, 4).u16("options.experimental.exid", "Experiment Identifier", hex(), TcpOptionValues.EXPERIMENTS);
    public static final Octets EXPERIMENTAL_2 = whole(254).span(LIST::captured, "options.experimental", "RFC3692-style Experiment 2");
    public static final U16    EXPERIMENT_2   = atLeast(254, 4).u16("options.experimental.exid", "Experiment Identifier", hex(), TcpOptionValues.EXPERIMENTS);

    public static final Listed UNKNOWN = H.listed(Type.BYTES, "options.unknown.payload", "Payload", ExperimentalOptions::unknown);

    /** How the options of most segments begin: no operation twice, timestamps of 10 octets (RFC 7323 appendix A). */
    private static final int ONLY_TIMESTAMPS = 0x0101080A;

    /** An option is not as long as its kind must be, or does not fit into the header. */
    public static final Anomaly.Code INVALID_LENGTH = new Anomaly.Code("tcp.option.len.invalid", Severity.WARN, "Invalid length for option",
            "RFC 9293 section 3.2");

    static {
        H.presence(INVALID_LENGTH);
    }

    /** More fields of the layers of {@link Tcp#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(20);

    private TcpOptions() {}

    // The forms of the lines above

    private static Header of(int kind) {
        return H.by(TcpOptionKind.document(kind));
    }

    private static Header whole(int kind) {
        return of(kind).wholeOption(LIST, kind);
    }

    private static Listed counter(String name, String label, int first, int second) {
        return of(172).listed(Type.U24, name, label, (packet, layer, out) -> ExperimentalOptions.counters(packet, layer, first, second, out));
    }

    private static Header option(int kind) {
        return of(kind).option(LIST, kind, TcpOptionKind.length(kind));
    }

    private static Header atLeast(int kind, int length) {
        return of(kind).option(LIST, kind, length, Integer.MAX_VALUE);
    }

    private static Place.Length rest(int from) {
        return (packet, layer, at) -> LIST.length(packet, layer, at - from) - from;
    }

    private static boolean areThere(Packet packet, int layer) {
        int first = packet.at(layer) + 20;
        return Tcp.isValid(packet, layer) && packet.limit(layer) >= first && Tcp.headerEnd(packet, layer) > first;
    }

    private static int length(Packet packet, int layer, int at) {
        return Math.min(Tcp.headerEnd(packet, layer), packet.limit(layer)) - at;
    }

    /** A shift of more than 14 is taken for 14, RFC 7323 section 2.3. */
    private static void multiplier(Packet packet, int layer, Values out) {
        for (int at = WINDOW_SHIFT.place().find(packet, layer); at != Place.ABSENT; at = WINDOW_SHIFT.place().next(packet, layer, at))
            if (at < packet.limit(layer))
                out.add(1L << Math.min(packet.frame().u8(at), 14), at, 1);
    }

    /** Whether there is an MSS option, of any length that the header has room for. */
    static boolean hasMss(Packet packet, int layer) {
        int at = LIST.find(packet, layer, 2);
        return at != Place.ABSENT && LIST.length(packet, layer, at) != 0;
    }

    /** Whether each option, up to the last, says where the next one is. */
    static boolean areAllFound(Packet packet, int layer) {
        int readable = LIST.end(packet, layer);
        int at = packet.at(layer) + 20;
        while (at < readable && packet.frame().u8(at) != 0) {
            int length = LIST.length(packet, layer, at);
            if (length == 0)
                return false;
            at += length;
        }
        return at < readable || readable == Tcp.headerEnd(packet, layer);
    }

    /** Records what is wrong with the lengths of options. */
    static void check(Dissection d, int layer) {
        Packet packet = d.packet();
        int end = Tcp.headerEnd(packet, layer);
        int readable = LIST.end(packet, layer);
        int at = packet.at(layer) + 20;
        if (end - at == 12 && readable == end && packet.frame().i32(at) == ONLY_TIMESTAMPS)
            return;
        while (at < readable && packet.frame().u8(at) != 0) {
            int length = LIST.length(packet, layer, at);
            if (length == 0) {
                if (at + 1 < readable || readable == end)
                    d.anomaly(INVALID_LENGTH, at, readable - at);
                return;
            }
            if (!TcpOptionKind.mayBe(packet.frame().u8(at), length) || !ExperimentalOptions.mayBe(packet.frame(), at, length))
                d.anomaly(INVALID_LENGTH, at, Math.min(length, readable - at));
            at += length;
        }
    }
}
