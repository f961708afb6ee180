/** Link layers: Ethernet and its kin, to the network protocol they carry. */
@NullMarked
package dev.remora.link;

import org.jspecify.annotations.NullMarked;
