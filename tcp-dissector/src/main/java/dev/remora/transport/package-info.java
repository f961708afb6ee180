/** The transport layer: TCP, UDP and UDP-Lite. */
@NullMarked
package dev.remora.transport;

import org.jspecify.annotations.NullMarked;
