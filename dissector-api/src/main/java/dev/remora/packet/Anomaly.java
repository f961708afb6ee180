package dev.remora.packet;

/**
 * Something wrong on the wire: which octets of which layer, and what about them. Immutable.
 *
 * @param code   what is wrong
 * @param layer  index of the layer in its packet
 * @param at     position of the first octet concerned
 * @param length octets concerned; 0 where octets are missing
 */
public record Anomaly(Code code, int layer, int at, int length) {
    /**
     * A kind of anomaly, by identity: a constant beside the fields of its protocol.
     *
     * @param name     filter name, Wireshark's where it has one: {@code tcp.bogus_header_length}
     * @param severity how much it matters
     * @param text     a sentence for people
     * @param source   RFC and section, or another reason
     */
    public record Code(String name, Severity severity, String text, String source) {}
}
