/** Captured octets, and the structure that dissection found in them: frames, packets, layers, anomalies. */
@NullMarked
package dev.remora.packet;

import org.jspecify.annotations.NullMarked;
