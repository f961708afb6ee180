package dev.remora.internet;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Types and codes of ICMP for IPv4: the registry "Internet Control Message Protocol (ICMP) Parameters" of IANA, the deprecated ones too. Immutable. */
final class IcmpNames {
    static final Map<Integer, String>               TYPES;
    static final Map<Integer, Map<Integer, String>> CODES;

    private static final Map<Integer, String>               ROWS = new TreeMap<>();
    private static final Map<Integer, Map<Integer, String>> LIST = new TreeMap<>();

    static {
        type(0, "Echo (ping) reply");
        type(3, "Destination unreachable",
                "Network unreachable", "Host unreachable", "Protocol unreachable", "Port unreachable", "Fragmentation needed", "Source route failed",
                "Network unknown", "Host unknown", "Source host isolated", "Network administratively prohibited", "Host administratively prohibited",
                "Network unreachable for TOS", "Host unreachable for TOS", "Communication administratively filtered", "Host precedence violation",
                "Precedence cutoff in effect");
        type(4, "Source quench (flow control)");                         // deprecated by RFC 6633
        type(5, "Redirect", "Redirect for network", "Redirect for host", "Redirect for TOS and network", "Redirect for TOS and host");
        type(6, "Alternate host address", "Alternate address for host");                                     // deprecated by RFC 6918, as those below
        type(8, "Echo (ping) request");
        type(9, "Router advertisement", "Normal router advertisement");
        code(9, 16, "Does not route common traffic");                    // RFC 5944 section 2.1
        type(10, "Router solicitation");
        type(11, "Time-to-live exceeded", "Time to live exceeded in transit", "Fragment reassembly time exceeded");
        type(12, "Parameter problem", "Pointer indicates the error", "Required option missing", "Bad length");
        type(13, "Timestamp request");
        type(14, "Timestamp reply");
        type(15, "Information request");                                 // deprecated
        type(16, "Information reply");                                   // deprecated
        type(17, "Address mask request");                                // deprecated
        type(18, "Address mask reply");                                  // deprecated
        type(19, "Reserved (for security)");
        for (int experiment = 20; experiment < 30; experiment++)
            type(experiment, "Reserved (for robustness experiment)");
        type(30, "Traceroute");                                          // deprecated
        type(31, "Datagram conversion error");                           // deprecated
        type(32, "Mobile host redirect");                                // deprecated
        type(33, "IPv6 where-are-you");                                  // deprecated
        type(34, "IPv6 I-am-here");                                      // deprecated
        type(35, "Mobile registration request");                         // deprecated
        type(36, "Mobile registration reply");                           // deprecated
        type(37, "Domain name request");                                 // deprecated
        type(38, "Domain name reply");                                   // deprecated
        type(39, "SKIP");                                                // deprecated
        type(40, "Photuris", "Bad SPI", "Authentication failed", "Decompression failed", "Decryption failed", "Need authentication", "Need authorization");
        type(41, "Experimental mobility protocols");                     // RFC 4065
        type(42, "Extended echo request");                               // RFC 8335 section 2
        type(43, "Extended echo reply", "No error", "Malformed query", "No such interface", "No such table entry", "Multiple interfaces satisfy query");
        type(253, "RFC3692-style experiment 1");
        type(254, "RFC3692-style experiment 2");
        TYPES = Collections.unmodifiableMap(ROWS);
        CODES = Collections.unmodifiableMap(LIST);
    }

    private IcmpNames() {}

    private static void type(int type, String name, String... codes) {
        ROWS.put(type, name);
        for (int code = 0; code < codes.length; code++)
            code(type, code, codes[code]);
    }

    private static void code(int type, int code, String name) {
        LIST.computeIfAbsent(type, t -> new TreeMap<>()).put(code, name);
    }
}
