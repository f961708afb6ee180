/** The examples of the README. */
@NullMarked
package dev.remora.rules.readme;

import org.jspecify.annotations.NullMarked;
