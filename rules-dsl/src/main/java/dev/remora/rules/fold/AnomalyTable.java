package dev.remora.rules.fold;

import dev.remora.field.Presence;
import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/** What is left where nothing was wrong with a packet: of those predicates that ask for anomalies. Confined to one thread. */
final class AnomalyTable implements Table {
    private final Plan        plan;
    private final int[]       asking;
    private long @Nullable [] sound;

    AnomalyTable(Plan plan, int[] asking) {
        this.plan = plan;
        this.asking = asking;
    }

    @Override
    public int[] asking() {
        return asking;
    }

    @Override
    public void narrow(Packet packet, int[] first, long[] left) {
        if (packet.anomalyCount() > 0)
            return;
        if (sound == null)
            sound = plan.row(asking, field -> field instanceof Presence ? Given.ABSENT : Given.OPEN);
        for (int i = 0; i < left.length; i++)
            left[i] &= sound[i];
    }
}
