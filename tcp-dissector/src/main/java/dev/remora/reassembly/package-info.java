/**
 * Reassembly: datagrams of IPv4 and IPv6 from their fragments.
 *
 * <p>Read {@link dev.remora.reassembly.Reassembly} first, which a dissector hands a {@link dev.remora.reassembly.Fragment} to;
 * {@link dev.remora.reassembly.Reassembler} keeps what is not complete yet, {@link dev.remora.reassembly.Overlap} decides between fragments that contradict
 * each other, {@link dev.remora.reassembly.ReassemblySettings} bounds it all.
 */
@NullMarked
package dev.remora.reassembly;

import org.jspecify.annotations.NullMarked;
