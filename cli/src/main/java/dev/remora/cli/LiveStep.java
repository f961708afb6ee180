package dev.remora.cli;

import dev.remora.packet.Frame;

/** What is done with each live frame. */
@FunctionalInterface
interface LiveStep {
    /** Only keeps them. */
    LiveStep KEEP = frame -> true;

    /** Takes the next frame. Whether it is to be kept, where frames are. */
    boolean take(Frame frame);

    /** No packet came for a moment, and none from before this time, in nanoseconds since 1970, will. */
    default void pass(long timeNanos) {}

    /** The capture is over. */
    default void finish(long elapsedNanos) {}
}
