package dev.remora.reassembly;

/** Takes the octets of one direction of a TCP connection, in order. */
public interface StreamConsumer {
    /**
     * Takes the next octets. The array belongs to the caller and is valid only during the call.
     *
     * @return how many it takes, 0 to {@code count}. The rest is offered again at once, until it takes none. Then the reassembler keeps the rest, within its bounds,
     *         and offers it again when more octets come, at {@link StreamReassembler#resume}, and at the end; what is not taken even then is a {@link #gap}
     */
    int octets(byte[] array, int from, int count);

    /** Octets are missing here: they were sent, but are not in the capture. */
    default void gap(long octets) {}

    /** Octets are missing here because the capture cut their segment short. Reported as a {@link #gap} unless overridden, or if the consumer has not taken the octets before. */
    default void cut(long octets) {
        gap(octets);
    }

    /** Octets were sent again with different content; what was delivered stays as it is. Offset and length count octets of the stream. */
    default void conflict(long offset, int length) {}

    /** The octet before this offset is urgent, RFC 9293 section 3.8.5; it stays where it is in the stream. */
    default void urgent(long offset) {}

    /** Nothing more will come. */
    default void end() {}
}
