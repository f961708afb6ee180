package dev.remora.rules.run;

import java.util.ArrayList;
import java.util.List;

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
    /** What lanes and stage 2 counted together. */
    static List<RuleStats> of(List<Lane> lanes, Tally tally) {
        List<RuleStats> stats = new ArrayList<>();
        for (RuleCode code : lanes.getFirst().rules()) {
            int i = code.index;
            long reached = lanes.stream().mapToLong(lane -> lane.rules()[i].reached).sum();
            long matched = lanes.stream().mapToLong(lane -> lane.rules()[i].matched).sum();
            stats.add(new RuleStats(code.rule.name(), reached, matched, tally.alerts(i), tally.silenced(i), tally.evicted(i)));
        }
        return stats;
    }
}
