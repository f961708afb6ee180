package dev.remora.cli;

import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import org.jspecify.annotations.Nullable;

/**
 * A connection to show, with what else was asked for.
 *
 * @param capture  name of the capture it is from
 * @param sent     digest of what the originator sent; null where nobody asked
 * @param answered digest of the other direction
 */
record ShownConnection(String capture, Summary summary, @Nullable StreamDigest sent, @Nullable StreamDigest answered) {
    /** The digest of what a side sent. */
    @Nullable
    StreamDigest digest(Side side) {
        return side == Side.ORIGINATOR ? sent : answered;
    }
}
