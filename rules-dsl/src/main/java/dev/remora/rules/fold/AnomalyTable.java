package dev.remora.rules.fold;

import dev.remora.field.Presence;
import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/** What is left where nothing was wrong with a packet: of those predicates that ask for anomalies. Confined to one thread. */
final class AnomalyTable extends Table {
    private final Plan        plan;
    private final int[]       asking;
    private long @Nullable [] sound;

    AnomalyTable(Plan plan, int[] asking) {
        this.plan = plan;
        this.asking = asking;
    }

    @Override
    int[] asking() {
        return asking;
    }

    @Override
    void narrow(Packet packet, int[] first, long[] left) {
        if (packet.anomalyCount() > 0)
            return;
        if (sound == null)
            sound = plan.row(asking, plan.given().with(field -> field instanceof Presence ? Given.ABSENT : Given.OPEN));
        keep(left, sound);
    }
}
