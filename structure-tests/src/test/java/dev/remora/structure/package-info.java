/** What must hold for all code, whatever it does. */
@NullMarked
package dev.remora.structure;

import org.jspecify.annotations.NullMarked;
