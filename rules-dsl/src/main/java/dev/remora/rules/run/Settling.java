package dev.remora.rules.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Matches that time alone brought about, of several connections at once: handed on in the order of the connections. Confined to one thread. */
final class Settling {
    private static final Comparator<Match> BY_CONNECTION = Comparator.comparingLong(match -> match.facts().connection);

    private final List<Match> matches = new ArrayList<>();
    private final List<Match> pool    = new ArrayList<>();

    /** Takes a match, whose number of the connection is final. */
    void add(Match match) {
        Match own = pool.isEmpty() ? new Match() : pool.removeLast();
        own.copy(match);
        matches.add(own);
    }

    /** Hands on what came since the last call. */
    void settle(Judge judge) {
        if (matches.isEmpty())
            return;
        matches.sort(BY_CONNECTION);
        matches.forEach(judge::accept);
        pool.addAll(matches);
        matches.clear();
    }
}
