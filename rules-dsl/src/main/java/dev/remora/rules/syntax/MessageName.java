package dev.remora.rules.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Messages of ICMP, ICMPv6 and ARP by the names that tests use, a row each. */
public enum MessageName {
    // @formatter:off
    ECHO_REPLY             ("icmp", 0, 0),  NET_UNREACHABLE       ("icmp", 3, 0),  HOST_UNREACHABLE        ("icmp", 3, 1),
    PROTOCOL_UNREACHABLE   ("icmp", 3, 2),  PORT_UNREACHABLE      ("icmp", 3, 3),  FRAGMENTATION_NEEDED    ("icmp", 3, 4),
    SOURCE_ROUTE_FAILED    ("icmp", 3, 5),  ADMIN_PROHIBITED      ("icmp", 3, 13), SOURCE_QUENCH           ("icmp", 4, 0),
    REDIRECT               ("icmp", 5, 1),  ECHO_REQUEST          ("icmp", 8, 0),  ROUTER_ADVERTISEMENT    ("icmp", 9, 0),
    ROUTER_SOLICITATION    ("icmp", 10, 0), TIME_EXCEEDED         ("icmp", 11, 0), REASSEMBLY_TIME_EXCEEDED("icmp", 11, 1),
    PARAMETER_PROBLEM      ("icmp", 12, 0), TIMESTAMP_REQUEST     ("icmp", 13, 0), TIMESTAMP_REPLY         ("icmp", 14, 0),
    INFORMATION_REQUEST    ("icmp", 15, 0), INFORMATION_REPLY     ("icmp", 16, 0), ADDRESS_MASK_REQUEST    ("icmp", 17, 0),
    ADDRESS_MASK_REPLY     ("icmp", 18, 0),

    NO_ROUTE_6             ("icmpv6", 1, 0),   ADMIN_PROHIBITED_6    ("icmpv6", 1, 1),   ADDRESS_UNREACHABLE_6   ("icmpv6", 1, 3),
    PORT_UNREACHABLE_6     ("icmpv6", 1, 4),   PACKET_TOO_BIG_6      ("icmpv6", 2, 0),   TIME_EXCEEDED_6         ("icmpv6", 3, 0),
    REASSEMBLY_TIME_EXCEEDED_6("icmpv6", 3, 1), PARAMETER_PROBLEM_6  ("icmpv6", 4, 0),   ECHO_REQUEST_6          ("icmpv6", 128, 0),
    ECHO_REPLY_6           ("icmpv6", 129, 0), ROUTER_SOLICITATION_6 ("icmpv6", 133, 0), ROUTER_ADVERTISEMENT_6  ("icmpv6", 134, 0),
    NEIGHBOUR_SOLICITATION_6("icmpv6", 135, 0), NEIGHBOUR_ADVERTISEMENT_6("icmpv6", 136, 0), REDIRECT_6          ("icmpv6", 137, 0),

    REQUEST                ("arp", 1, 0),   REPLY                 ("arp", 2, 0);
    // @formatter:on

    private final String protocol;
    private final int    type;
    private final int    code;

    MessageName(String protocol, int type, int code) {
        this.protocol = protocol;
        this.type = type;
        this.code = code;
    }

    /** As tests spell it: {@code echo-request}. */
    public String spelling() {
        String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return word.endsWith("-6") ? word.substring(0, word.length() - 2) : word;
    }

    /** The type of the message, or what an ARP packet does. */
    public int type() {
        return type;
    }

    public int code() {
        return code;
    }

    /** The message of a protocol with this name. */
    public static Optional<MessageName> of(String protocol, String spelling) {
        return Arrays.stream(values()).filter(m -> m.protocol.equals(protocol) && m.spelling().equals(spelling)).findFirst();
    }

    /** The message of a protocol that somebody means with a word: its name, or that of what is asked for in it, or a part of its name. */
    public static Optional<MessageName> meant(String protocol, String word) {
        String spelling = word.equals("ping") ? "echo" : word.equals("pong") ? "echo-reply" : word;
        return of(protocol, spelling).or(() -> of(protocol, spelling + "-request"))
                .or(() -> only(Arrays.stream(values()).filter(m -> m.protocol.equals(protocol) && List.of(m.spelling().split("-")).contains(spelling)).toList()));
    }

    // Where several types are as good, none is meant.
    private static Optional<MessageName> only(List<MessageName> messages) {
        return messages.stream().map(MessageName::type).distinct().count() == 1 ? Optional.of(messages.getFirst()) : Optional.empty();
    }

    /** The protocols that have messages of this name. */
    public static List<String> protocols(String spelling) {
        return Arrays.stream(values()).filter(m -> m.spelling().equals(spelling)).map(m -> m.protocol).toList();
    }

    /** The names of all messages of a protocol. */
    public static List<String> spellings(String protocol) {
        return Arrays.stream(values()).filter(m -> m.protocol.equals(protocol)).map(MessageName::spelling).toList();
    }
}
