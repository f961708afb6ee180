package dev.remora.rules.run;

import dev.remora.rules.type.Rule;

/** Hears what rules report and policies decide, in the order of packets. Called on the thread that offers packets. */
public interface AlertSink {
    /** Hears nothing. */
    AlertSink NONE = alert -> {};

    /** A rule reports. */
    void alert(Alert alert);

    /** The window of a counting rule has emptied, or its count fell and crossed the threshold again: what was counted altogether. */
    default void ended(Alert alert, Episode episode) {}

    /** A suppression silences what a rule would report of a packet. */
    default void silenced(Rule rule, long packet) {}

    /** A policy decided; see {@link EngineSettings#RULINGS} for which decisions are told. */
    default void ruled(Ruling ruling) {}
}
