package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Rule;

/** A compiled rule, and what was counted of it. Confined to one thread. */
final class RuleCode {
    final Rule rule;
    final int  index;
    final Look look;                               // counts, and is watched
    final Look glance;                             // the same, for those who only want to know
    long       reached;
    long       matched;

    RuleCode(Rule rule, int index, Look look, Watch watch) {
        this.rule = rule;
        this.index = index;
        this.look = watch.over(index, look);
        this.glance = look;
    }

    /** Counts a packet of which it is known what the rule finds, and that nothing can be made of it. */
    void passOver() {
        reached++;
        matched++;
    }

    /** Looks at a packet; whether the rule makes something of it, which is then in the match. */
    boolean finds(Look with, Packet packet, Match match, Describer describer) {
        reached++;
        match.begin(index, describer, packet);
        if (!Looks.at(with, packet, match))
            return false;
        matched++;
        return true;
    }
}
