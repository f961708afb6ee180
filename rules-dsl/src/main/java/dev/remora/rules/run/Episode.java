package dev.remora.rules.run;

/**
 * How long a counting rule's window was full. Immutable.
 *
 * @param begin       time of its first packet, in nanoseconds since 1970
 * @param end         time of its last packet so far
 * @param count       packets in it so far; where different values are counted, values: one that comes again after as many others as the threshold counts again
 * @param sum         of a rule that adds up values: their sum so far; 0 for others
 * @param firstPacket number of its first packet
 * @param lastPacket  number of its last packet so far
 */
public record Episode(long begin, long end, long count, long sum, long firstPacket, long lastPacket) {}
