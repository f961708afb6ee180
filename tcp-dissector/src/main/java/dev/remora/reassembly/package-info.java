/**
 * Reassembly: datagrams of IPv4 and IPv6 from their fragments, streams of TCP from their segments.
 *
 * <p>Read {@link dev.remora.reassembly.Reassembly} first, which a dissector hands a {@link dev.remora.reassembly.Fragment} to;
 * {@link dev.remora.reassembly.Reassembler} keeps what is not complete yet, {@link dev.remora.reassembly.Overlap} decides between fragments that contradict
 * each other, {@link dev.remora.reassembly.ReassemblySettings} bounds it all. {@link dev.remora.reassembly.StreamReassembler} is the one for streams;
 * {@code dev.remora.tracking.Streams} feeds one for each direction of each connection.
 */
@NullMarked
package dev.remora.reassembly;

import org.jspecify.annotations.NullMarked;
