/**
 * From checked predicates to code that allocates nothing.
 *
 * <p>Read {@link dev.remora.rules.compile.Compiler} first: it makes a {@link dev.remora.rules.compile.Probe} of a predicate.
 */
@NullMarked
package dev.remora.rules.compile;

import org.jspecify.annotations.NullMarked;
