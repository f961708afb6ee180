package dev.remora.rules.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a rule reports. Immutable. */
public sealed interface Form {

    /** At each match. */
    record Each(Predicate when) implements Form {}

    /**
     * When a window is full, once for each episode.
     *
     * @param unless a second window that keeps the first one quiet while it is full; null: none
     */
    record Counting(Window window, @Nullable Window unless) implements Form {}

    /** When its steps have happened one after the other; where the last one is an absence, when its time has passed. */
    record Sequence(List<KeyPart> by, List<Step> steps) implements Form {
        public Sequence {
            by = List.copyOf(by);
            steps = List.copyOf(steps);
        }

        /** Whether it is followed in each connection by itself. */
        public boolean isByConnection() {
            return by.equals(List.of(new KeyPart.OfConnection()));
        }

        /** Whether it is one step that something must not follow. */
        public boolean isOnlyAwaited() {
            return steps.size() == 2 && steps.getLast().absent();
        }
    }

    /**
     * A step of a sequence.
     *
     * @param absent nothing of the kind may follow
     * @param nanos  how long after the step before, at most; {@link Long#MAX_VALUE}: any time
     */
    record Step(Predicate condition, boolean absent, long nanos) {}

    /** At each match that nothing of another kind preceded. */
    record Without(Predicate when, Predicate before, List<KeyPart> by, long nanos) implements Form {
        public Without {
            by = List.copyOf(by);
        }
    }

    /** All predicates, in the order of the text. */
    default List<Predicate> predicates() {
        return switch (this) {
            case Each(Predicate when) -> List.of(when);
            case Counting(Window window, var unless) -> unless == null ? List.of(window.condition()) : List.of(window.condition(), unless.condition());
            case Sequence(var by, List<Step> steps) -> steps.stream().map(Step::condition).toList();
            case Without(Predicate when, Predicate before, var by, long nanos) -> List.of(when, before);
        };
    }

    /** All operands that tell windows apart or are counted. */
    default List<Operand> operands() {
        return Operands.of(this);
    }
}
