package dev.remora.cli;

import dev.remora.packet.Frame;

/** What is done with each live frame. */
@FunctionalInterface
interface LiveStep {
    /** Only keeps them. */
    LiveStep KEEP = frame -> true;

    /** Takes the next frame. Whether it is to be kept, where frames are. */
    boolean take(Frame frame);

    /** The capture is over. */
    default void finish(long elapsedNanos) {}
}
