package dev.remora.dissect;

import java.util.List;

/**
 * How a packet is told on one line: the word for its protocol, and what is worth telling, part by part.
 *
 * <p>A part is text with fields in braces: {@code "{udp.srcport} → {udp.dstport}"}. It is left out where one of its fields is absent. {@code {icmp.type:name}} is
 * the name of the value instead of the value, {@code {icmp.code:named}} likewise and left out where it has none, {@code {ip.frag_offset:nonzero}} left out
 * where it is 0. Immutable.
 *
 * @param label the protocol as people write it: {@code ICMPv6}
 * @param parts one after the other, without anything in between
 */
public record Summary(String label, List<String> parts) {
    /** A summary of these parts. */
    public static Summary of(String label, String... parts) {
        return new Summary(label, List.of(parts));
    }
}
