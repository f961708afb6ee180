package dev.remora.reassembly;

/** Takes the octets of one direction of a TCP connection, in order. */
public interface StreamConsumer {
    /**
     * Takes the next octets. The array is the caller's and holds only during the call.
     *
     * @return how many it takes, 0 to {@code count}. It is offered the rest at once, until it takes nothing; that is kept then, within the reassembler's bounds, and offered again
     *         when more octets come, at {@link StreamReassembler#resume}, and at the end, where what is still not taken is a {@link #gap}
     */
    int octets(byte[] array, int from, int count);

    /** Octets are missing here: they were sent, and are not in the capture. */
    default void gap(long octets) {}

    /** Octets are missing here because the capture cut their segment: a {@link #gap} to who does not tell the two apart, and where a consumer has not taken what is before. */
    default void cut(long octets) {
        gap(octets);
    }

    /** Octets were sent twice, and the second time they were others; what was delivered stands. Offset and length count octets of the stream. */
    default void conflict(long offset, int length) {}

    /** The octet before this offset is urgent, RFC 9293 section 3.8.5; it stays where it is in the stream. */
    default void urgent(long offset) {}

    /** Nothing more will come. */
    default void end() {}
}
