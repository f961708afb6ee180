package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Assumption;
import dev.remora.tracking.Certainty;
import dev.remora.tracking.Tracked;

/** Whether enough is known of a connection to report it. */
final class Knowledge {
    private Knowledge() {}

    /** Whether what is known of a packet's connection is enough for a rule with this assumption. */
    static boolean isEnough(Assumption assumption, Packet packet) {
        if (assumption == Assumption.FULL_CAPTURE)
            return true;
        Tracked tracked = packet.note(Tracked.KIND);
        if (!tracked.isKnown())
            return false;
        Certainty certainty = tracked.connection().certainty();
        return certainty == Certainty.OBSERVED || assumption == Assumption.MIDSTREAM && certainty == Certainty.INFERRED;
    }
}
