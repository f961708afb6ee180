package dev.remora.ide.explain;

import dev.remora.rules.explain.Octets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of an explanation and those below it. Immutable.
 *
 * @param holds   null where it is neither true nor false
 * @param decides whether it is on the way to what settled the matter
 * @param value   what was read; may be empty
 * @param field   the field that was read; may be empty
 * @param octets  where it was read; null where it was read from no octets
 */
public record Reason(String text, Boolean holds, boolean decides, String value, String field, Octets octets, List<Reason> below) {
    public Reason {
        below = List.copyOf(below);
    }

    /** A line that is neither true nor false. */
    static Reason plain(String text, List<Reason> below) {
        return new Reason(text, null, false, "", "", null, below);
    }

    /** A line that is true or false. */
    static Reason of(String text, boolean holds, boolean decides, String value, List<Reason> below) {
        return new Reason(text, holds, decides, value, "", null, below);
    }

    /** It and all below it, each before those below it. */
    Stream<Reason> all() {
        return Stream.concat(Stream.of(this), below.stream().flatMap(Reason::all));
    }

    /** The first line that settled the matter and that has no such line below it. */
    Optional<Reason> decider() {
        return all().filter(reason -> reason.decides() && reason.below().stream().noneMatch(Reason::decides)).findFirst();
    }
}
