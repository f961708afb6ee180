/**
 * What is wrong in a rule, told in its author's words.
 *
 * <p>Read {@link dev.remora.rules.diagnostic.Code} first: each thing that can be wrong is one row there, with a page in
 * {@code docs/diagnostics} and a sample in the tests.
 */
@NullMarked
package dev.remora.rules.diagnostic;

import org.jspecify.annotations.NullMarked;
