package dev.remora.rules.fold;

import dev.remora.field.Catalogue;
import dev.remora.field.Derived;
import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/** Tells whether a field is there that many predicates need: an option for one, or something that was worked out. Confined to one thread. */
final class AbsenceTable extends Table {
    private static final int ABSENT  = 1;
    private static final int PRESENT = 2;

    private final int                     protocol;
    private final Catalogue.Member        member;
    private final Derived.@Nullable Value value;               // what works it out, where something does

    /** The table of a field of the protocol at this place among all protocols. */
    AbsenceTable(Plan plan, int protocol, Catalogue.Member member, int[] asking) {
        super(plan, asking, 3);
        this.protocol = protocol;
        this.member = member;
        this.value = member.field() instanceof Derived derived ? derived.value() : null;
    }

    @Override
    boolean isDear() {
        return true;
    }

    @Override
    int row(Packet packet, int[] first) {
        boolean isThere = value == null ? member.field().isIn(packet, first[protocol]) : value.of(packet, first[protocol]) != Derived.ABSENT;
        return isThere ? PRESENT : ABSENT;
    }

    @Override
    Given given(Given before, int row) {
        long known = row == ABSENT ? Given.ABSENT : Given.PRESENT;
        return before.with(field -> field == member.field() ? known : Given.OPEN);
    }
}
