package dev.remora.dissect;

import java.util.List;

/**
 * How a packet is told on one line: the word for its protocol, and what is worth telling, part by part.
 *
 * <p>A part is text with fields in braces: {@code "{udp.srcport} → {udp.dstport}"}. It is left out where one of its fields is absent.
 *
 * <ul>
 * <li>{@code {tcp.seq|tcp.seq_raw}}: the first of these that is there
 * <li>{@code {icmp.type:name}}: the name of the value, where it has one
 * <li>{@code {icmp.code:named}}: likewise, and the part is left out where it has none
 * <li>{@code {ip.frag_offset:nonzero}}: left out where the value is 0
 * <li>{@code {udp.length:-8}}: the value less 8, as without a header; the part is left out where that is less than 0
 * <li>{@code {tcp.flags.ack:set}}: that condition alone; prints nothing
 * <li>{@code {tcp.analysis.fast_retransmission:absent}}: left out where the field is there; prints nothing
 * </ul>
 *
 * <p>Immutable.
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
