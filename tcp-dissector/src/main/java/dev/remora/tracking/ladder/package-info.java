/**
 * A connection told packet by packet: what each segment says, what it acknowledges in words, and the states it leaves both ends in.
 *
 * <p>Read {@link dev.remora.tracking.ladder.Ladder} first; {@link dev.remora.tracking.ladder.Ladders} makes them while a tracker runs.
 */
@NullMarked
package dev.remora.tracking.ladder;

import org.jspecify.annotations.NullMarked;
