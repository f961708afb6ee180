/** Tunnels: protocols that carry another link or internet layer inside. */
@NullMarked
package dev.remora.tunnel;

import org.jspecify.annotations.NullMarked;
