/**
 * Many predicates made one decision: which of them can still hold for a packet.
 *
 * <p>Read {@link dev.remora.rules.fold.Fold} first. A rule set of a thousand rules costs little more than one of ten, because a packet meets only the
 * rules that its protocols, flags, types, ports and other plain numbers leave open.
 */
@NullMarked
package dev.remora.rules.fold;

import org.jspecify.annotations.NullMarked;
