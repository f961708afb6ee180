/**
 * What predicates can and cannot hold: contradictions, tautologies, what one predicate says of another.
 *
 * <p>Read {@link dev.remora.rules.logic.Logic} first. Every answer that something is impossible is certain; where a question is too hard the answer is
 * that it is possible.
 */
@NullMarked
package dev.remora.rules.logic;

import org.jspecify.annotations.NullMarked;
