package dev.remora.rules.run;

/**
 * What was counted of one rule. Immutable.
 *
 * @param reached  packets, or changes of connections, that it looked at
 * @param matched  those that it made something of
 * @param alerts   alerts that were told
 * @param silenced alerts that a suppression silenced
 * @param evicted  windows and sequences that had to make room for others
 */
public record RuleStats(String name, long reached, long matched, long alerts, long silenced, long evicted) {
    static RuleStats of(Lane.RuleCode code, Tally tally) {
        return new RuleStats(code.rule.name(), code.reached, code.matched, tally.alerts(code.index), tally.silenced(code.index), tally.evicted(code.index));
    }
}
