package dev.remora.rules.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a count, a sequence or a look back stands for the key of one packet. Immutable. */
public sealed interface Standing {

    /**
     * Part of the key.
     *
     * @param text  as the rule has it: {@code ip.src}
     * @param value null where the packet lacks it
     */
    record Key(String text, @Nullable String value) {
        @Override
        public String toString() {
            return text + " " + (value == null ? "(absent)" : value);
        }
    }

    /** What tells its windows apart; empty where there is one for all packets. */
    List<Key> key();

    /** Whether the packet has every part of the key; one that lacks a part is passed over. */
    default boolean hasKey() {
        return key().stream().allMatch(part -> part.value() != null);
    }

    /** The key on one line. */
    default String keyLine() {
        return key().stream().map(Key::toString).collect(Collectors.joining(", "));
    }

    /** How far it has come towards a report, from 0: 1 where all has come, more where something else keeps it quiet. */
    default double progress() {
        return switch (this) {
            case Each each -> 1;
            case Count count -> (double) count.now() / count.threshold();
            case Steps steps -> (double) steps.steps().stream().filter(step -> step.taken() || step.reached() != null).count() / steps.steps().size();
            case Back back -> back.seen() == null ? 0 : 1;
        };
    }

    /** Nothing is kept: each match is reported. */
    record Each() implements Standing {
        @Override
        public List<Key> key() {
            return List.of();
        }
    }

    /**
     * A sliding window.
     *
     * @param what      what is counted: {@code packets}, {@code different tcp.dstport}, {@code sum of udp.length}
     * @param before    how much was in the window before this packet; as far as known, at most the threshold where packets or values are counted
     * @param now       how much is in it with this packet
     * @param threshold it is full with so much
     * @param nanos     its length
     * @param open      whether it was full before and has been reported: an episode goes on, and reports no more
     * @param silenced  whether it was, and a suppression silenced the report: the next packet that none silences is reported
     * @param early     whether the packet is not in it yet: its time stamp is so far ahead that it counts once the next packet has told which time it was
     * @param unless    the window that keeps this one quiet; null where there is none
     */
    record Count(List<Key> key, String what, long before, long now, long threshold, long nanos, boolean open, boolean silenced, boolean early, @Nullable Count unless)
            implements
                Standing {
        public Count {
            key = List.copyOf(key);
        }

        /** Whether it is full with this packet. */
        public boolean isFull() {
            return now >= threshold;
        }

        /** Whether another window keeps it quiet. */
        public boolean isKeptQuiet() {
            return unless != null && unless.isFull();
        }
    }

    /**
     * A sequence.
     *
     * @param waitsUntil the time at which an absence is reported unless something comes before; null where none is waited for
     * @param left       how long that is from the packet; 0 where none is waited for
     * @param early      whether the packet takes no step yet: as in a window
     */
    record Steps(List<Key> key, List<Step> steps, @Nullable Long waitsUntil, long left, boolean early) implements Standing {
        public Steps {
            key = List.copyOf(key);
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step of a sequence.
     *
     * @param text    its predicate
     * @param absent  whether nothing of the kind may come
     * @param nanos   how long after the step before, at most; {@link Long#MAX_VALUE}: any time
     * @param reached time it was last reached before this packet; null where it was not, or is too long ago
     * @param ago     how long before this packet that was, as the rule counts it: a late packet, or one whose clock was set back, counts at the time already reached
     * @param taken   whether this packet takes it
     */
    record Step(String text, boolean absent, long nanos, @Nullable Long reached, long ago, boolean taken) {}

    /**
     * A look back.
     *
     * @param text  what is looked for
     * @param seen  time it was last seen before this packet; null where it was not, or has been forgotten
     * @param ago   how long before this packet that was, as the rule counts it
     * @param nanos how far back it counts
     * @param early whether the packet is not judged yet: as in a window
     */
    record Back(List<Key> key, String text, @Nullable Long seen, long ago, long nanos, boolean early) implements Standing {
        public Back {
            key = List.copyOf(key);
        }
    }
}
