package dev.remora.cli;

import dev.remora.packet.Frame;
import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Runner;

/** How alerts of one capture are shown. */
interface AlertView extends AlertSink {
    /** Hears of frames to come. */
    default void ahead(Frame[] frames, int count) {}

    /** Takes in a frame, before rules look at it. */
    default void frame(Frame frame) {}

    /** Lets time pass, where no frame does. */
    default void pass(long timeNanos) {}

    /** What comes behind the last alert. */
    default void summary(Runner engine, long elapsedNanos) {}
}
