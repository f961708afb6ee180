package dev.remora.rules.fold;

import dev.remora.field.Catalogue;
import dev.remora.packet.Packet;

/** What is left where a field is absent: of those predicates that need it, an option for one, or something that was worked out. Confined to one thread. */
final class AbsenceTable extends Table {
    private final int              protocol;
    private final Catalogue.Member member;
    private final int[]            asking;
    private final long[]           absent;

    /** The table of a field of the protocol at this place among all protocols. */
    AbsenceTable(Plan plan, int protocol, Catalogue.Member member) {
        this.protocol = protocol;
        this.member = member;
        this.absent = plan.row(plan.open(), plan.given().with(field -> field == member.field() ? Given.ABSENT : Given.OPEN));
        this.asking = plan.isOut(absent);
    }

    @Override
    int[] asking() {
        return asking;
    }

    @Override
    boolean isDear() {
        return true;
    }

    @Override
    void narrow(Packet packet, int[] first, long[] left) {
        if (member.field().isIn(packet, first[protocol]))
            return;
        keep(left, absent);
    }
}
