package dev.remora.transport;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Kinds of TCP options and how long they must be: the registry "TCP Option Kind Numbers" of IANA. Immutable. */
final class TcpOptionKind {
    static final Map<Integer, String> NAMES;

    private static final Map<Integer, String> ROWS  = new TreeMap<>();
    private static final long[]               RIGHT = new long[256];     // bit n: such an option may have n octets; none where any length will do

    static {
        row(0, "End of Option List");
        row(1, "No-Operation");
        row(2, "Maximum Segment Size", 4);
        row(3, "Window Scale", 3);
        row(4, "SACK Permitted", 2);
        row(5, "SACK");
        row(6, "Echo", 6);                                               // obsoleted by RFC 6247
        row(7, "Echo Reply", 6);
        row(8, "Time Stamp Option", 10);
        row(9, "Partial Order Connection Permitted");
        row(10, "Partial Order Service Profile");
        row(11, "CC", 6);
        row(12, "CC.NEW", 6);
        row(13, "CC.ECHO", 6);
        row(14, "TCP Alternate Checksum Request");
        row(15, "TCP Alternate Checksum Data");
        row(16, "Skeeter");
        row(17, "Bubba");
        row(18, "Trailer Checksum Option");
        row(19, "MD5 Signature Option", 18);
        row(20, "SCPS Capabilities");
        row(21, "Selective Negative Acknowledgements", 6);
        row(22, "Record Boundaries", 2);
        row(23, "Corruption experienced", 2);
        row(24, "SNAP");
        row(25, "Unassigned");
        row(26, "TCP Compression Filter");
        row(27, "Quick-Start Response", 8);
        row(28, "User Timeout Option", 4);
        row(29, "The TCP Authentication Option", atLeast(4));
        row(30, "Multipath TCP");
        row(34, "TCP Fast Open Cookie");
        row(69, "Encryption Negotiation (TCP-ENO)");
        row(76, "Riverbed Probe", atLeast(3));
        row(78, "Riverbed Transparency", 16);
        row(172, "Accurate ECN Order 0", 2, 5, 8, 11);
        row(174, "Accurate ECN Order 1", 2, 5, 8, 11);
        row(253, "RFC3692-style Experiment 1", atLeast(4));
        row(254, "RFC3692-style Experiment 2", atLeast(4));
        NAMES = Collections.unmodifiableMap(ROWS);
    }

    private TcpOptionKind() {}

    private static void row(int kind, String name, int... lengths) {
        ROWS.put(kind, name);
        for (int length : lengths)
            RIGHT[kind] |= 1L << length;
    }

    private static int[] atLeast(int length) {
        return IntStream.rangeClosed(length, 40).toArray();
    }

    /** Whether some field tells what is in an option of this kind. */
    static boolean isDissected(int kind) {
        return kind < 9 || kind >= 11 && kind <= 13 || kind >= 19 && kind <= 23 || kind >= 27 && kind <= 30 || kind == 34
                || RIGHT[kind] != 0;
    }

    /** The one length an option of this kind has. */
    static int length(int kind) {
        if (Long.bitCount(RIGHT[kind]) != 1)
            throw new IllegalArgumentException("option kind " + kind + " has no fixed length");
        return Long.numberOfTrailingZeros(RIGHT[kind]);
    }

    /** Whether an option of this kind may have this length. */
    static boolean mayBe(int kind, int length) {
        return RIGHT[kind] == 0 || (RIGHT[kind] >>> length & 1) != 0;
    }
}
