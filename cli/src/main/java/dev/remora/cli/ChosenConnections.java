package dev.remora.cli;

import dev.remora.tracking.Counters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The connections that a call asks for by their numbers, all where it names none; and which of them no capture has. */
final class ChosenConnections {
    private final List<Long> ids;
    private final int        captures;
    private final Set<Long>  missing;
    private boolean          known;                     // whether a capture could be read
    private long             most;

    /** Of these numbers, in so many captures. */
    ChosenConnections(List<Long> ids, int captures) {
        this.ids = ids;
        this.captures = captures;
        this.missing = new TreeSet<>(ids);
    }

    /** Whether a connection is wanted. */
    boolean has(long id) {
        return ids.isEmpty() || ids.contains(id);
    }

    /** Whether a connection that is there is wanted. */
    boolean take(long id) {
        missing.remove(id);
        return has(id);
    }

    /** A capture is over, and had so many connections. */
    void over(Counters counters) {
        known = true;
        most = Math.max(most, count(counters));
    }

    /**
     * Checks that every number was found, where there was somewhere to look.
     *
     * @param status of the reading: where an input could not be read whole, that may be why
     * @throws Failure where one was not
     */
    void check(int status) {
        if (!missing.isEmpty() && known)
            throw status == ExitStatus.DONE ? Failure.usage(missing(missing, captures, most)) : Failure.input(missing(missing, captures, most));
    }

    /** How many connections a capture has, with those of packets that belong to none: the greatest number. */
    static long count(Counters counters) {
        return counters.opened() + counters.strays();
    }

    /** That there are no such connections, and which there are. */
    static String missing(Set<Long> missing, int captures, long most) {
        String numbers = missing.toString().replaceAll("[\\[\\]]", "");
        String known = switch ((int) Math.min(most, 2)) {
            case 0 -> captures == 1 ? "this capture has none" : "these captures have none";
            case 1 -> captures == 1 ? "this capture has one, number 1" : "no capture has more than one, number 1";
            default -> (captures == 1 ? "this capture has " : "no capture has more than ")
                    + String.format(Locale.ROOT, "%,d, numbered from 1; remora connections lists them", most);
        };
        return "there is no connection " + numbers + "; " + known;
    }
}
