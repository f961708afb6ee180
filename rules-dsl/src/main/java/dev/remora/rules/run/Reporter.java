package dev.remora.rules.run;

import dev.remora.rules.type.Rule;
import org.jspecify.annotations.Nullable;

/** Tells of one rule's alerts, and counts them. Confined to one thread. Allocates what it tells of. */
final class Reporter {
    final Rule rule;
    final int  index;

    private final AlertSink sink;
    private final Tally     tally;
    private final Timeline  time;

    Reporter(int index, Rule rule, AlertSink sink, Tally tally, Timeline time) {
        this.index = index;
        this.rule = rule;
        this.sink = sink;
        this.tally = tally;
        this.time = time;
    }

    /** Tells of an alert, unless a suppression silences it; the alert, or null. The episode's times are those of the {@link Timeline}. */
    @Nullable
    Alert alert(Facts facts, @Nullable Episode episode) {
        if (facts.silenced) {
            tally.countSilenced(index);
            sink.silenced(rule, facts.packet);
            return null;
        }
        Alert alert = new Alert(rule, facts, episode == null ? null : stamped(episode));
        tally.countAlert(index);
        sink.alert(alert);
        return alert;
    }

    /** Tells how an episode ended; its times are those of the {@link Timeline}. */
    void ended(Alert alert, Episode episode) {
        sink.ended(alert, stamped(episode));
    }

    private Episode stamped(Episode episode) {
        return new Episode(time.stamp(episode.begin()), time.stamp(episode.end()), episode.count(), episode.sum(), episode.firstPacket(), episode.lastPacket());
    }

    /** Counts a key that had to make room. */
    void evicted() {
        tally.countEvicted(index);
    }
}
