/** The transport layer: TCP and UDP. */
@NullMarked
package dev.remora.transport;

import org.jspecify.annotations.NullMarked;
