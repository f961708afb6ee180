/**
 * What Wireshark says of conversations: streams by number, relative sequence numbers, suspected retransmissions, answers to echoes.
 *
 * <p>{@link dev.remora.analysis.Analysis#analyse} looks at each packet after it was dissected and leaves its findings with the packet, where the fields
 * {@code tcp.stream}, {@code tcp.seq}, {@code tcp.analysis.*}, {@code udp.stream}, {@code icmp.resp_to} and their like read them. The names and their
 * meaning are those of Wireshark 4.0; what a connection is by RFC 9293 is another matter, and tracking's.
 */
@NullMarked
package dev.remora.analysis;

import org.jspecify.annotations.NullMarked;
