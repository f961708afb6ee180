package dev.remora.reassembly;

import dev.remora.field.Header;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Severity;
import java.util.List;

/** What can be wrong with fragments, of IPv4 and IPv6 alike; recorded on the fragment that shows it. */
public final class ReassemblyAnomaly {
    /** Octets that another fragment has too; a mere duplicate is no overlap. */
    public static final Anomaly.Code OVERLAP    = code("overlap", Severity.WARN, "Fragment overlaps another", "RFC 5722 section 3");
    /** Other octets than another fragment has at the same place. */
    public static final Anomaly.Code CONFLICT   = code("conflict", Severity.ERROR, "Fragment overlaps another with different octets", "RFC 3128");
    /** A fragment inside another: the length of what is new in it is negative. */
    public static final Anomaly.Code TEARDROP   = code("teardrop", Severity.ERROR, "Fragment lies inside another and ends before it", "CVE-1999-0015");
    /** The datagram would be longer than its length field can say: ping of death. */
    public static final Anomaly.Code TOO_LONG   = code("too_long", Severity.ERROR, "Fragment ends beyond the longest possible datagram", "RFC 791 section 3.1");
    /** A first fragment that does not hold the transport header, so that a filter cannot see it. */
    public static final Anomaly.Code TINY_FIRST = code("tiny_first", Severity.WARN, "First fragment is too short for the transport header",
            "RFC 1858 section 3");
    /** Octets before this fragment have not come yet. */
    public static final Anomaly.Code GAP        = code("gap", Severity.CHAT, "Fragment leaves a gap after those before it", "RFC 791 section 3.2");
    /** An earlier datagram of the same identification was given up, its fragments never complete. */
    public static final Anomaly.Code TIMEOUT    = code("timeout", Severity.NOTE, "Fragment arrives after its datagram was given up", "RFC 1122 section 3.3.2");
    /** An older datagram was given up to make room. */
    public static final Anomaly.Code FLOOD      = code("flood", Severity.WARN, "Too many incomplete datagrams: the oldest was given up", "RFC 4963 section 4");

    private static final List<Anomaly.Code> ALL = List.of(OVERLAP, CONFLICT, TEARDROP, TOO_LONG, TINY_FIRST, GAP, TIMEOUT, FLOOD);

    private ReassemblyAnomaly() {}

    private static Anomaly.Code code(String name, Severity severity, String text, String source) {
        return new Anomaly.Code("ip.reassembly." + name, severity, text, source);
    }

    /** Adds the fields that show them. */
    static void define(Header header) {
        ALL.forEach(header::presence);
    }
}
