package dev.remora.transport;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Kinds of TCP options, what defines them, and how long they must be: the registry "TCP Option Kind Numbers" of IANA. Immutable. */
final class TcpOptionKind {
    static final Map<Integer, String> NAMES;

    private static final String REGISTRY = "IANA, TCP Option Kind Numbers";

    private static final Map<Integer, String> ROWS      = new TreeMap<>();
    private static final Map<Integer, String> DOCUMENTS = new TreeMap<>();
    private static final long[]               RIGHT     = new long[256];     // bit n: such an option may have n octets; none where any length will do

    static {
        row(0, "End of Option List", "RFC 9293 section 3.2");
        row(1, "No-Operation", "RFC 9293 section 3.2");
        row(2, "Maximum Segment Size", "RFC 9293 section 3.7.1", 4);
        row(3, "Window Scale", "RFC 7323 section 2.2", 3);
        row(4, "SACK Permitted", "RFC 2018 section 2", 2);
        row(5, "SACK", "RFC 2018 section 3");
        row(6, "Echo", "RFC 1072 section 3", 6);                                               // obsoleted by RFC 6247
        row(7, "Echo Reply", "RFC 1072 section 3", 6);
        row(8, "Time Stamp Option", "RFC 7323 section 3.2", 10);
        row(9, "Partial Order Connection Permitted", "RFC 1693 section 3.1");
        row(10, "Partial Order Service Profile", "RFC 1693 section 3.1");
        row(11, "CC", "RFC 1644 section 3.2", 6);
        row(12, "CC.NEW", "RFC 1644 section 3.2", 6);
        row(13, "CC.ECHO", "RFC 1644 section 3.2", 6);
        row(14, "TCP Alternate Checksum Request", "RFC 1146 section 2");
        row(15, "TCP Alternate Checksum Data", "RFC 1146 section 2");
        row(16, "Skeeter", REGISTRY);
        row(17, "Bubba", REGISTRY);
        row(18, "Trailer Checksum Option", REGISTRY);
        row(19, "MD5 Signature Option", "RFC 2385 section 3.0", 18);
        row(20, "SCPS Capabilities", REGISTRY);
        row(21, "Selective Negative Acknowledgements", REGISTRY, 6);
        row(22, "Record Boundaries", REGISTRY, 2);
        row(23, "Corruption experienced", REGISTRY, 2);
        row(24, "SNAP", REGISTRY);
        row(25, "Unassigned", REGISTRY);
        row(26, "TCP Compression Filter", REGISTRY);
        row(27, "Quick-Start Response", "RFC 4782 section 4.2", 8);
        row(28, "User Timeout Option", "RFC 5482 section 3", 4);
        row(29, "The TCP Authentication Option", "RFC 5925 section 2.2", atLeast(4));
        row(30, "Multipath TCP", "RFC 8684 section 3");
        row(34, "TCP Fast Open Cookie", "RFC 7413 section 4.1.1");
        row(69, "Encryption Negotiation (TCP-ENO)", "RFC 8547 section 4.1");
        row(76, "Riverbed Probe", REGISTRY, atLeast(3));
        row(78, "Riverbed Transparency", REGISTRY, 16);
        row(172, "Accurate ECN Order 0", "RFC 9768 section 3.2.3", 2, 5, 8, 11);
        row(174, "Accurate ECN Order 1", "RFC 9768 section 3.2.3", 2, 5, 8, 11);
        row(253, "RFC3692-style Experiment 1", "RFC 6994 section 3", atLeast(4));
        row(254, "RFC3692-style Experiment 2", "RFC 6994 section 3", atLeast(4));
        NAMES = Collections.unmodifiableMap(ROWS);
    }

    private TcpOptionKind() {}

    private static void row(int kind, String name, String document, int... lengths) {
        ROWS.put(kind, name);
        DOCUMENTS.put(kind, document);
        for (int length : lengths)
            RIGHT[kind] |= 1L << length;
    }

    private static int[] atLeast(int length) {
        return IntStream.rangeClosed(length, 40).toArray();
    }

    /** The document that defines options of this kind. */
    static String document(int kind) {
        return DOCUMENTS.getOrDefault(kind, REGISTRY);
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
