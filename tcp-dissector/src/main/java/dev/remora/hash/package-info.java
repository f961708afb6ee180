/** Hashes for tables whose keys come from packets; not for other modules. */
@NullMarked
package dev.remora.hash;

import org.jspecify.annotations.NullMarked;
