package dev.remora.rules.fold;

import dev.remora.field.Field;

/** Tells whether a field is there that many predicates need: an option for one, or something that was worked out. Confined to one thread. */
final class AbsenceTable extends Table {
    private final Field field;

    /** The table of a field of the protocol at this place among all protocols. */
    AbsenceTable(Plan plan, int protocol, Field field, int[] asking) {
        super(plan, asking, new Gauge.Absence(protocol, field));
        this.field = field;
    }

    @Override
    boolean isDear() {
        return true;
    }

    @Override
    Given given(Given before, int row) {
        long known = row == Gauge.Absence.ABSENT ? Given.ABSENT : Given.PRESENT;
        return before.with(asked -> asked == field ? known : Given.OPEN);
    }
}
