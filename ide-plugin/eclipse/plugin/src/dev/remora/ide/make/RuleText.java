package dev.remora.ide.make;

import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.ide.model.Protocols;
import dev.remora.tree.Node;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Filters, rules and tests as they are written, from a packet. */
public final class RuleText {
    private static final int OCTETS_A_LINE = 4096;

    private RuleText() {}

    /** A filter that takes packets with this value; one for its presence, where the value cannot be written in a filter. */
    public static String filter(Node node) {
        return node.isLayer() ? node.name() : filter(node.name(), node.value());
    }

    /** The same for a value of a field, or of one of a group of fields. */
    public static String filter(String name, String value) {
        Type type = Protocols.all().catalogue().find(name).map(Catalogue.Entry::type).orElse(Type.NONE);
        String literal = switch (type) {
            case STRING, ABSOLUTE_TIME -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case BYTES -> value.contains(":") ? value : octets(value);
            case NONE, PROTOCOL -> "";
            case U8, U16, U24, U32, U64, I32, BOOL, FLOAT, RELATIVE_TIME, FRAME_NUMBER, IPV4, IPV6, MAC -> value;
        };
        String filter = literal.isEmpty() ? name : name + " == " + literal;
        return Protocols.filters().compile(filter).hasErrors() ? name : filter;
    }

    private static String octets(String digits) {
        return IntStream.range(0, digits.length() / 2).mapToObj(i -> digits.substring(2 * i, 2 * i + 2)).collect(Collectors.joining(":"));
    }

    /**
     * What is worth a rule in a packet, for want of a better idea: the flags of a segment, the type of a message, the port of a datagram, else the innermost protocol.
     *
     * @param layers of the packet
     */
    public static String filter(List<Node> layers) {
        for (String name : List.of("tcp.flags", "icmp.type", "icmpv6.type", "udp.dstport", "arp.opcode"))
            for (Node layer : layers.reversed())
                for (Node field : layer.children())
                    if (field.name().equals(name))
                        return filter(field);
        return layers.isEmpty() ? "frame" : layers.getLast().name();
    }

    /** A rule. */
    public static String rule(String name, String title, String when) {
        return "rule " + name + " " + quoted(title) + " {\n    severity medium\n    when     " + when + "\n    message  \"{frame.protocols}, {frame.len} octets\"\n}\n";
    }

    /**
     * A test that a rule reports this very frame.
     *
     * @param rule    name of the rule
     * @param says    the packet on one line, for people
     * @param octets  of the frame
     * @param link    LINKTYPE_ number of its outermost header
     */
    public static String test(String rule, String says, byte[] octets, int link) {
        byte[] shown = octets.length > OCTETS_A_LINE ? java.util.Arrays.copyOf(octets, OCTETS_A_LINE) : octets;
        return "test " + quoted(rule + " reports the packet it was made from") + " {\n    packets {\n        // " + says.replaceAll("\\s+", " ") + "\n        frame octets "
                + HexFormat.ofDelimiter(":").formatHex(shown) + (link == 1 ? "" : " link " + link) + "\n    }\n    expect " + rule + " at 1\n}\n";
    }

    /** A name that a rule can have, made of words. */
    public static String name(String words) {
        String name = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return name.isEmpty() ? "mine" : name;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
