package dev.remora.rules.run;

/** What stage 2 counted of each rule. Written by one thread. */
public final class Tally {
    private final long[] alerts;
    private final long[] silenced;
    private final long[] evicted;
    private final long[] bySuppression;

    Tally(int rules, int suppressions) {
        alerts = new long[rules];
        silenced = new long[rules];
        evicted = new long[rules];
        bySuppression = new long[suppressions];
    }

    void countAlert(int rule) {
        alerts[rule]++;
    }

    void countSilenced(int rule, int suppression) {
        silenced[rule]++;
        bySuppression[suppression]++;
    }

    void countEvicted(int rule) {
        evicted[rule]++;
    }

    /** Alerts of a rule, by its place in the rule set. */
    public long alerts(int rule) {
        return alerts[rule];
    }

    /** Alerts of a rule that a suppression silenced. */
    public long silenced(int rule) {
        return silenced[rule];
    }

    /** Windows and sequences of a rule that had to make room for others. */
    public long evicted(int rule) {
        return evicted[rule];
    }

    /** Alerts that a suppression silenced, by its place in the rule set. */
    public long bySuppression(int suppression) {
        return bySuppression[suppression];
    }
}
