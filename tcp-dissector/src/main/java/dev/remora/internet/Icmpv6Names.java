package dev.remora.internet;

import dev.remora.field.Attr;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Types and codes of ICMP for IPv6: the registry "Internet Control Message Protocol version 6 (ICMPv6) Parameters" of IANA. Immutable.
 */
final class Icmpv6Names {
    static final Map<Integer, String>               TYPES;
    static final Map<Integer, Map<Integer, String>> CODES;

    /** Options of Neighbor Discovery; 18 is obsolete. */
    static final Attr.Names OPTIONS = Attr.names(1, "Source link-layer address", 2, "Target link-layer address", 3, "Prefix information",
            4, "Redirected header", 5, "MTU", 6, "NBMA Shortcut Limit Option", 7, "Advertisement Interval Option", 8, "Home Agent Information Option",
            9, "Source Address List", 10, "Target Address List", 11, "CGA option", 12, "RSA Signature option", 13, "Timestamp option",
            14, "Nonce option", 15, "Trust Anchor option", 16, "Certificate option", 17, "IP Address/Prefix Option",
            18, "New Router Prefix Information Option", 19, "Link-layer Address Option", 20, "Neighbor Advertisement Acknowledgment",
            23, "MAP Option", 24, "Route Information Option", 25, "Recursive DNS Server Option", 26, "RA Flags Extension Option",
            27, "Handover Key Request Option", 28, "Handover Key Reply Option", 29, "Handover Assist Information Option",
            30, "Mobile Node Identifier Option", 31, "DNS Search List Option", 32, "Proxy Signature", 33, "Address Registration Option",
            34, "6LoWPAN Context Option", 35, "Authoritative Border Router Option", 36, "6LoWPAN Capability Indication Option", 37, "Captive-Portal",
            38, "PREF64 option", 39, "Crypto-ID Parameters Option", 40, "NDP Signature Option", 41, "Resource Directory Address Option",
            42, "Consistent Uptime Option", 138, "CARD Request", 139, "CARD Reply", 144, "Encrypted DNS Option", 253, "RFC3692-style Experiment 1",
            254, "RFC3692-style Experiment 2");

    private static final Map<Integer, String>               ROWS = new TreeMap<>();
    private static final Map<Integer, Map<Integer, String>> LIST = new TreeMap<>();

    static {
        type(0, "Reserved");
        type(1, "Destination Unreachable", "No route to destination", "Administratively prohibited", "Beyond scope of source address", "Address unreachable",
                "Port unreachable", "Source address failed ingress/egress policy", "Reject route to destination", "Error in Source Routing Header",
                "Headers too long");
        type(2, "Packet Too Big");
        type(3, "Time Exceeded", "Hop limit exceeded in transit", "Fragment reassembly time exceeded");
        type(4, "Parameter Problem", "Erroneous header field encountered", "Unrecognized Next Header type encountered",
                "Unrecognized IPv6 option encountered", "IPv6 First Fragment has incomplete IPv6 Header Chain", "SR Upper-layer Header Error",
                "Unrecognized Next Header type encountered by intermediate node", "Extension header too big", "Extension header chain too long",
                "Too many extension headers", "Too many options in extension header", "Option too big");
        type(100, "Private experimentation");
        type(101, "Private experimentation");
        type(127, "Reserved for expansion of ICMPv6 error messages");
        type(128, "Echo (ping) request");
        type(129, "Echo (ping) reply");
        type(130, "Multicast Listener Query");
        type(131, "Multicast Listener Report");
        type(132, "Multicast Listener Done");
        type(133, "Router Solicitation");
        type(134, "Router Advertisement");
        type(135, "Neighbor Solicitation");
        type(136, "Neighbor Advertisement");
        type(137, "Redirect");
        type(138, "Router Renumbering", "Router Renumbering Command", "Router Renumbering Result");
        code(138, 255, "Sequence Number Reset");
        type(139, "Node Information Query", "The Data field contains an IPv6 address", "The Data field contains a name",
                "The Data field contains an IPv4 address");
        type(140, "Node Information Response", "A successful reply", "The Responder refuses to supply the answer", "The Qtype of the Query is unknown");
        type(141, "Inverse Neighbor Discovery Solicitation Message");
        type(142, "Inverse Neighbor Discovery Advertisement Message");
        type(143, "Multicast Listener Report Message v2");
        type(144, "Home Agent Address Discovery Request Message");
        type(145, "Home Agent Address Discovery Reply Message");
        type(146, "Mobile Prefix Solicitation");
        type(147, "Mobile Prefix Advertisement");
        type(148, "Certification Path Solicitation Message");
        type(149, "Certification Path Advertisement Message");
        type(150, "Experimental mobility protocols such as Seamoby");
        type(151, "Multicast Router Advertisement");
        type(152, "Multicast Router Solicitation");
        type(153, "Multicast Router Termination");
        type(154, "FMIPv6 Messages");
        code(154, 2, "RtSolPr");
        code(154, 3, "PrRtAdv");
        code(154, 4, "HI");                                              // deprecated
        code(154, 5, "HAck");                                            // deprecated
        type(155, "RPL Control Message", "DODAG Information Solicitation", "DODAG Information Object", "Destination Advertisement Object",
                "Destination Advertisement Object Acknowledgment", "DODAG Cleanup Message");
        type(156, "ILNPv6 Locator Update Message");
        type(157, "Duplicate Address Request");
        type(158, "Duplicate Address Confirmation");
        type(159, "MPL Control Message");
        type(160, "Extended Echo Request");
        type(161, "Extended Echo Reply", "No Error", "Malformed Query", "No Such Interface", "No Such Table Entry",
                "Multiple Interfaces Satisfy Query");
        type(200, "Private experimentation");
        type(201, "Private experimentation");
        type(255, "Reserved for expansion of ICMPv6 informational messages");
        TYPES = Collections.unmodifiableMap(ROWS);
        CODES = Collections.unmodifiableMap(LIST);
    }

    private Icmpv6Names() {}

    private static void type(int type, String name, String... codes) {
        ROWS.put(type, name);
        for (int code = 0; code < codes.length; code++)
            code(type, code, codes[code]);
    }

    private static void code(int type, int code, String name) {
        LIST.computeIfAbsent(type, t -> new TreeMap<>()).put(code, name);
    }
}
