/**
 * Why a rule or a policy made of a packet what it did: immutable values, and their text.
 *
 * <p>Read {@link dev.remora.rules.explain.Explanation} first; {@link dev.remora.rules.run.Explainer} makes them.
 */
@NullMarked
package dev.remora.rules.explain;

import org.jspecify.annotations.NullMarked;
