package dev.remora.link;

import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Packet;

/**
 * What the packet filter of the BSDs says of a datagram that a rule logs: which rule, on which interface, and what was done with the datagram. Numbers of users and
 * processes are in the order of the host, which is little-endian.
 */
public final class PacketFilterLog {
    private static final int NAME = 16;

    private static final Header H = Header.of("pflog", "OpenBSD Packet Filter log file", "LINKTYPE_PFLOG, pflog(4)");

    public static final U8      LENGTH    = H.u8("length", "Header Length", unit("octets"));
    public static final U8      AF        = H.u8("af", "Address Family", names(2, "IPv4", 24, "IPv6", 28, "IPv6", 30, "IPv6"));
    public static final U8      ACTION    = H.u8("action", "Action", names(0, "pass", 1, "block", 2, "scrub", 4, "nat", 5, "nonat", 6, "binat", 7, "nobinat",
            8, "rdr", 9, "nordr", 10, "synproxy-drop"));
    public static final U8      REASON    = H.u8("reason", "Reason", names(0, "match", 1, "bad-offset", 2, "fragment", 3, "short", 4, "normalize", 5, "memory",
            6, "timestamp", 7, "congestion", 8, "ip-option", 9, "proto-cksum", 10, "state-mismatch", 11, "state-ins-fail", 12, "max-states", 13, "srcnode-limit",
            14, "syn-proxy"));
    public static final Listed  INTERFACE = H.listed(Type.STRING, "ifname", "Interface", (packet, layer, out) -> text(packet, layer, 4, out));
    public static final Listed  RULESET   = H.listed(Type.STRING, "ruleset", "Ruleset", (packet, layer, out) -> text(packet, layer, 20, out));
    public static final Derived RULE      = H.skip(2 * NAME * 8).derived(4, Type.I32, "rulenr", "Rule Number", (packet, layer) -> number(packet, layer, 36));
    public static final Derived SUB_RULE  = H.derived(4, Type.I32, "subrulenr", "Sub Rule Number", (packet, layer) -> number(packet, layer, 40));
    public static final Derived UID       = H.derived(4, Type.I32, "uid", "UID", (packet, layer) -> ofHost(packet, layer, 44));
    public static final Derived PID       = H.derived(4, Type.I32, "pid", "PID", (packet, layer) -> ofHost(packet, layer, 48));
    public static final Derived RULE_UID  = H.derived(4, Type.I32, "rule_uid", "Rule UID", (packet, layer) -> ofHost(packet, layer, 52));
    public static final Derived RULE_PID  = H.derived(4, Type.I32, "rule_pid", "Rule PID", (packet, layer) -> ofHost(packet, layer, 56));
    public static final U8      DIRECTION = H.at(PacketFilterLog::direction).u8("dir", "Direction", names(0, "inout", 1, "in", 2, "out", 3, "fwd"));

    public static final Protocol PROTOCOL = H.end(60);

    /** Keys are address families of the BSDs. */
    public static final Table FAMILIES = Table.of("pflog.af");

    private static final int WITH_USERS    = 61;
    private static final int DIRECTION_AT  = 60;
    private static final int OLD_DIRECTION = 44;
    private static final int LEAST         = 48;

    private PacketFilterLog() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        int length = d.frame().u8(at);
        int payload = at + Math.max(LEAST, length + 3 & ~3);                                    // the length leaves out the octets that align what follows
        d.packet().headerEnd(d.layer(), payload);
        if (payload <= d.packet().limit(d.layer()))
            d.next(FAMILIES, d.frame().u8(at + 1), payload, end);
    }

    /** Older systems had no users in it. */
    private static int direction(Packet packet, int layer) {
        return packet.at(layer) + (hasUsers(packet, layer) ? DIRECTION_AT : OLD_DIRECTION);
    }

    private static boolean hasUsers(Packet packet, int layer) {
        return LENGTH.isIn(packet, layer) && LENGTH.get(packet, layer) >= WITH_USERS;
    }

    private static long number(Packet packet, int layer, int octet) {
        int at = packet.at(layer) + octet;
        return at + 4 <= packet.limit(layer) ? packet.frame().i32(at) : Derived.ABSENT;
    }

    private static long ofHost(Packet packet, int layer, int octet) {
        int at = packet.at(layer) + octet;
        return hasUsers(packet, layer) && at + 4 <= packet.limit(layer) ? Integer.reverseBytes(packet.frame().i32(at)) : Derived.ABSENT;
    }

    private static void text(Packet packet, int layer, int octet, Values out) {
        int at = packet.at(layer) + octet;
        if (at + NAME <= packet.limit(layer))
            out.addObject(Listed.text(packet.frame(), at, NAME), at, NAME);
    }
}
