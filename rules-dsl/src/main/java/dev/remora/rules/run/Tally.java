package dev.remora.rules.run;

/** What stage 2 counted of each rule. Written by one thread. */
final class Tally {
    private final long[] alerts;
    private final long[] silenced;
    private final long[] evicted;

    Tally(int rules) {
        alerts = new long[rules];
        silenced = new long[rules];
        evicted = new long[rules];
    }

    void countAlert(int rule) {
        alerts[rule]++;
    }

    void countSilenced(int rule) {
        silenced[rule]++;
    }

    void countEvicted(int rule) {
        evicted[rule]++;
    }

    /** Alerts of a rule, by its place in the rule set. */
    long alerts(int rule) {
        return alerts[rule];
    }

    /** Alerts of a rule that a suppression silenced. */
    long silenced(int rule) {
        return silenced[rule];
    }

    /** Windows and sequences of a rule that had to make room for others. */
    long evicted(int rule) {
        return evicted[rule];
    }
}
