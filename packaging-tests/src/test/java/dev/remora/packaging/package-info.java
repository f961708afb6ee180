/** The library jars as others use them. */
@NullMarked
package dev.remora.packaging;

import org.jspecify.annotations.NullMarked;
