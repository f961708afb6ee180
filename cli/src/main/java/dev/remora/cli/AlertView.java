package dev.remora.cli;

import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Engine;

/** How alerts of one capture are shown. */
interface AlertView extends AlertSink {
    /** What comes behind the last alert. */
    default void summary(Engine engine, long elapsedNanos) {}
}
