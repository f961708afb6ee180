package dev.remora.rules.translate;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a rule of Snort or Suricata looks for octets.
 *
 * @param name   a field of octets; empty for the payload of whatever IP carries
 * @param first  the first octet of it that counts
 * @param length how many octets count; 0 for all
 */
record SnortBuffer(String name, int first, int length) {
    /** The header of UDP; a field is not only the header, but also what it carries. */
    static final SnortBuffer UDP_HEADER = new SnortBuffer("udp", 0, 8);

    /** The payload of packets of a protocol. */
    static SnortBuffer payload(String protocol) {
        // Behind the header of ICMP: with the time that ping writes, and with what an error quotes.
        return protocol.startsWith("icmp") ? new SnortBuffer(protocol + "#1", 8, 0) : new SnortBuffer(protocol.equals("ip") ? "" : protocol + ".payload", 0, 0);
    }

    /** All of it, as a field. */
    String field() {
        return first == 0 && length == 0 ? name : name + '[' + first + ':' + (length == 0 ? "" : length) + ']';
    }

    /** So many octets from there on, the last one first where they are read from their little end. */
    String slice(int offset, int octets, boolean isLittle) {
        int from = first + offset;
        if (octets == 1)
            return name + '[' + from + ']';
        if (!isLittle)
            return name + '[' + from + ':' + octets + ']';
        return IntStream.range(0, octets).mapToObj(i -> String.valueOf(from + octets - 1 - i)).collect(Collectors.joining(",", name + '[', "]"));
    }
}
