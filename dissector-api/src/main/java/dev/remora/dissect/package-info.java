/**
 * Dissection: from the octets of a frame to its layers.
 *
 * <p>Read {@link dev.remora.dissect.Dissectors} first: the protocols of a product, found through {@link dev.remora.dissect.Provider}. A
 * {@link dev.remora.dissect.Dissection} of them turns frame after frame into a packet.
 */
@NullMarked
package dev.remora.dissect;

import org.jspecify.annotations.NullMarked;
