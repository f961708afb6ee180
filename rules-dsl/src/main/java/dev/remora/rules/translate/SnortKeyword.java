package dev.remora.rules.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of Snort and Suricata that look at headers, one a row, and what each asks of a packet. */
enum SnortKeyword {
    FLAGS("flags") {
        @Override
        String condition(String value, String protocol, String version) throws Untranslatable {
            int comma = value.indexOf(',');
            int ignored = comma < 0 ? 0 : bits(value.substring(comma + 1), TCP_FLAGS);
            String wanted = comma < 0 ? value : value.substring(0, comma);
            return masked("tcp.flags", wanted, TCP_FLAGS, 0xFF & ~ignored);
        }
    },
    FRAGBITS("fragbits") {
        @Override
        String condition(String value, String protocol, String version) throws Untranslatable {
            String field = protocol.equals("icmpv6") ? ofIcmpv6("ip.flags") : "ip.flags";
            return masked(field + layer(protocol), value, IP_FLAGS, 7);
        }
    },
    DSIZE("dsize") {
        @Override
        String condition(String value, String protocol, String version) throws Untranslatable {
            return switch (protocol) {
                case "tcp" -> compare("tcp.len", value);
                case "udp" -> compare("udp.length - 8", value);
                case "icmp", "icmpv6" -> compare("len(" + protocol + "#1) - 8", value);       // behind the header, with the time that ping writes and what an error quotes
                default -> throw new Untranslatable("dsize", "only TCP, UDP and ICMP have a field for the size of the payload");
            };
        }
    },
    FLOW("flow") {
        @Override
        String condition(String value, String protocol, String version) throws Untranslatable {
            List<String> conditions = new ArrayList<>();
            for (String word : value.split(","))
                switch (word.strip()) {
                case "established" -> conditions.add("connection.established");
                case "not_established" -> conditions.add("not connection.established");
                case "to_server", "from_client" -> conditions.add("connection.direction == \"to-responder\"");
                case "to_client", "from_server" -> conditions.add("connection.direction == \"to-originator\"");
                case "stateless", "no_stream", "no_frag" -> {}        // what is asked of headers is asked of packets
                default -> throw new Untranslatable("flow", '`' + word.strip() + "` asks for a rule that looks only at streams or fragments");
            }
            return String.join(" and ", conditions);
        }
    },
    IP_PROTO("ip_proto") {
        @Override
        String condition(String value, String protocol, String version) throws Untranslatable {
            String number = PROTOCOLS.getOrDefault(value.replaceFirst("^[!<>=]*", "").strip(), "");
            String wanted = number.isEmpty() ? value : value.replaceFirst("\\w+$", number);
            return either(compare("ip.proto#1", wanted), compare("ipv6.nxt#1", wanted), version);
        }
    },
    SAMEIP("sameip") {
        @Override
        String condition(String value, String protocol, String version) {
            String layer = layer(protocol);
            return either("ip.src" + layer + " == ip.dst" + layer, "ipv6.src" + layer + " == ipv6.dst" + layer, version);
        }
    },
    IPOPTS("ipopts") {
        @Override
        String condition(String value, String protocol, String version) throws Untranslatable {
            if (protocol.equals("icmpv6"))
                ofIcmpv6("ip.opt.type");
            String layer = layer(protocol);
            if (value.strip().equals("any"))
                return "ip.hdr_len" + layer + " > 20";
            Integer type = IP_OPTIONS.get(value.strip());
            if (type == null)
                throw new Untranslatable("ipopts", '`' + value.strip() + "` is not an IP option; the options are rr, eol, nop, ts, sec, esec, lsrr, ssrr, satid and any");
            return "ip.opt.type" + layer + " == " + type;
        }
    },
    IPV4_CSUM("ipv4-csum"), TCPV4_CSUM("tcpv4-csum"), TCPV6_CSUM("tcpv6-csum"), UDPV4_CSUM("udpv4-csum"), UDPV6_CSUM("udpv6-csum"), ICMPV4_CSUM("icmpv4-csum"),
    ICMPV6_CSUM("icmpv6-csum"),
    FLOW_AGE("flow.age", "connection.age") {
        // In whole seconds, of which a number is all that begins with it.
        @Override
        String condition(String value, String protocol, String version) throws Untranslatable {
            Matcher exactly = WHOLE.matcher(value.strip());
            if (!exactly.matches())
                return super.condition(value, protocol, version);
            long seconds = Long.parseLong(exactly.group(2));
            String before = "connection.age < ";
            String since = "connection.age >= ";
            return exactly.group(1).equals("!") ? '(' + before + seconds + " or " + since + (seconds + 1) + ')' : since + seconds + " and " + before + (seconds + 1);
        }
    },
    FLOW_PKTS_TOSERVER("flow.pkts_toserver", "connection.originator.packets"),
    FLOW_PKTS_TOCLIENT("flow.pkts_toclient", "connection.responder.packets"), TCP_MSS("tcp.mss", "tcp.options.mss_val"), TCP_WSCALE("tcp.wscale", "tcp.options.wscale.shift"),
    ITYPE("itype", "icmp.type#1"), ICODE("icode", "icmp.code#1"), ICMP_ID("icmp_id", "icmp.ident#1"), ICMP_SEQ("icmp_seq", "icmp.seq#1"),
    TTL("ttl", "ip.ttl"), TOS("tos", "ip.dsfield"), ID("id", "ip.id"), FRAGOFFSET("fragoffset", "ip.frag_offset"),
    SEQ("seq", "tcp.seq_raw"), ACK("ack", "tcp.ack_raw"), WINDOW("window", "tcp.window_size_value");

    private static final Pattern WHOLE = Pattern.compile("([!=]?)\\s*(\\d{1,9})");

    private static final String TCP_FLAGS = "FSRPAUEC";     // from the lowest bit on
    private static final String IP_FLAGS  = "MDR";

    private static final Map<String, String> PROTOCOLS = Map.of("icmp", "1", "igmp", "2", "tcp", "6", "udp", "17", "gre", "47", "esp", "50", "ah", "51", "ospf", "89",
            "pim", "103", "sctp", "132");

    // RFC 791 section 3.1; RFC 1108 for those about security.
    private static final Map<String, Integer> IP_OPTIONS = Map.of("eol", 0, "nop", 1, "rr", 7, "ts", 68, "sec", 130, "lsrr", 131, "esec", 133, "satid", 136, "ssrr", 137);

    private static final Map<String, String> OF_IPV6   = Map.of("ip.ttl", "ipv6.hlim", "ip.dsfield", "ipv6.tclass");
    private static final Map<String, String> OF_ICMPV6 = Map.of("icmp.type#1", "icmpv6.type#1", "icmp.code#1", "icmpv6.code#1", "icmp.ident#1", "icmpv6.echo.identifier#1",
            "icmp.seq#1", "icmpv6.echo.sequence_number#1", "ip.ttl", "ipv6.hlim#1", "ip.dsfield", "ipv6.tclass#1");

    private final String word;
    private final String field;

    SnortKeyword(String word) {
        this(word, "");
    }

    SnortKeyword(String word, String field) {
        this.word = word;
        this.field = field;
    }

    String word() {
        return word;
    }

    /** The protocol whose header it looks at; empty where that is IP, or the payload, or a connection. */
    String header() {
        return switch (this) {
            case FLAGS, SEQ, ACK, WINDOW, TCP_MSS, TCP_WSCALE, TCPV4_CSUM, TCPV6_CSUM -> "tcp";
            case UDPV4_CSUM, UDPV6_CSUM -> "udp";
            case ITYPE, ICODE, ICMP_ID, ICMP_SEQ, ICMPV4_CSUM, ICMPV6_CSUM -> "icmp";
            case FRAGBITS, DSIZE, FLOW, IP_PROTO, SAMEIP, IPOPTS, IPV4_CSUM, FLOW_AGE, FLOW_PKTS_TOSERVER, FLOW_PKTS_TOCLIENT, TTL, TOS, ID, FRAGOFFSET -> "";
        };
    }

    /**
     * What it asks, as an expression; empty where it asks nothing.
     *
     * @param version of IP that the rule is about, {@code ip} or {@code ipv6}; empty: both
     */
    String condition(String value, String protocol, String version) throws Untranslatable {
        if (word.endsWith("-csum"))
            return checksum(value, protocol);
        String wanted = this == TTL ? hops(value.strip()) : value;
        if (protocol.equals("icmpv6"))
            return compare(ofIcmpv6(field), wanted);
        if (!field.startsWith("ip."))
            return compare(field, wanted);
        String test = compare(field + layer(protocol), wanted);
        String twin = OF_IPV6.getOrDefault(field, "");
        return twin.isEmpty() ? test : either(test, compare(twin + layer(protocol), wanted), version);
    }

    /** A time to live as Snort 2 writes it: {@code 5-9} with its ends, {@code -9} from 0 on, {@code 5-} up to the greatest. */
    private static String hops(String value) {
        return value.replaceFirst("^-\\s*(?=\\d)", "<=").replaceFirst("^(\\d+)\\s*-$", ">=$1").replaceFirst("(?<=\\d)\\s*-\\s*(?=\\d)", "<=>");
    }

    /** Whether the checksum is right: that of the IPv4 header, or of what stands in a packet of one version of IP. */
    private String checksum(String value, String protocol) throws Untranslatable {
        String wanted = value.strip();
        if (!List.of("valid", "invalid").contains(wanted))
            throw new Untranslatable(word, '`' + wanted + "` is neither valid nor invalid");
        String test = ".checksum.status" + layer(protocol) + " == " + (wanted.equals("valid") ? "\"Good\"" : "\"Bad\"");
        String version = word.contains("v6") ? "ipv6" : "ip";
        return switch (this) {
            case IPV4_CSUM -> "ip" + test;
            case ICMPV4_CSUM -> "icmp" + test;
            case ICMPV6_CSUM -> "icmpv6" + test;
            default -> version + " and " + header() + test;        // of TCP and UDP
        };
    }

    /** Whether it asks how a connection goes. */
    boolean isOfConnection() {
        return this == FLOW || field.startsWith("connection.");
    }

    private static String ofIcmpv6(String field) throws Untranslatable {
        String own = OF_ICMPV6.getOrDefault(field, field);
        if (own.startsWith("ip."))
            throw new Untranslatable(field, "the type belongs to ICMPv6, and IPv6 packets have no such field");
        return own;
    }

    // Snort and Suricata look at packets of both versions of IP, where a rule is not about one of them.
    private static String either(String one, String other, String version) {
        return version.equals("ip") ? one : version.equals("ipv6") ? other : "(" + one + " or " + other + ")";
    }

    /** What follows a field of IP, so that no header that an ICMP error quotes is meant; rules about TCP and UDP leave quoting packets out as a whole. */
    static String layer(String protocol) {
        return List.of("tcp", "udp").contains(protocol) ? "" : "#1";
    }

    /** A comparison with a number: {@code 5}, {@code !5}, {@code <5}, {@code >=5}, {@code 5<=>9} with its ends, {@code 5<>9} and {@code 5-9} without. */
    private static String compare(String field, String value) throws Untranslatable {
        String text = value.replaceAll("\\s", "");
        if (text.matches("\\d+(<=?>|-)\\d+")) {
            String[] ends = text.split("<=?>|-");
            if (ends[0].length() > ends[1].length() || ends[0].length() == ends[1].length() && ends[0].compareTo(ends[1]) > 0)
                throw new Untranslatable(field, "a range from " + ends[0] + " to " + ends[1] + " ends before it begins");
            String operator = text.contains("=") ? "=" : "";
            return field + " >" + operator + ' ' + ends[0] + " and " + field + " <" + operator + ' ' + ends[1];
        }
        if (!text.matches("(|=|!|<|>|<=|>=)(\\d+|0x[0-9a-fA-F]+)"))
            throw new Untranslatable(field, '`' + value + "` is neither a number nor a range of numbers");
        String operator = text.replaceFirst("[0-9].*", "");
        return field + ' ' + switch (operator) {
            case "", "=" -> "==";
            case "!" -> "!=";
            default -> operator;
        } + ' ' + text.substring(operator.length());
    }

    /** Letters for bits with a modifier before or behind them: none exactly these, + these and others, * some of these, ! none of these. */
    private static String masked(String field, String value, String letters, int all) throws Untranslatable {
        String modifiers = value.replaceAll("[^+*!]", "");
        int bits = bits(value.replaceAll("[+*!\\s]", ""), letters);
        String test = field + " & " + hex(bits);
        return switch (modifiers) {
            case "" -> field + " & " + hex(all) + " == " + hex(bits & all);
            case "+" -> test + " == " + hex(bits);
            case "*" -> test + " != 0";
            case "!" -> test + " == 0";
            default -> throw new Untranslatable(value, "the letters take at most one of + * !");
        };
    }

    private static int bits(String text, String letters) throws Untranslatable {
        int bits = 0;
        for (char letter : text.strip().toUpperCase(Locale.ROOT).replace('1', 'C').replace('2', 'E').toCharArray()) {
            int bit = letters.indexOf(letter);
            if (bit < 0 && letter != '0')
                throw new Untranslatable(text, '`' + String.valueOf(letter) + "` is not a flag; the flags are " + letters);
            bits |= bit < 0 ? 0 : 1 << bit;
        }
        return bits;
    }

    private static String hex(int bits) {
        return String.format(Locale.ROOT, "0x%02x", bits);
    }
}
