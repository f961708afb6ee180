package dev.remora.rules.run;

import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operands;
import dev.remora.rules.type.Predicate;
import dev.remora.tracking.ConnectionFields;
import dev.remora.tracking.SegmentFields;
import java.util.HashSet;
import java.util.Set;

/** Which predicates ask about connections, and so depend on whether their start was seen. */
final class TrackedUse {
    private static final Set<Field> FIELDS = new HashSet<>();

    static {
        FIELDS.addAll(ConnectionFields.PROTOCOL.fields());
        FIELDS.addAll(SegmentFields.PROTOCOL.fields());
    }

    private TrackedUse() {}

    /** Whether a predicate reads what tracking says. */
    static boolean isIn(Predicate predicate) {
        boolean[] found = new boolean[1];
        Operands.walk(predicate, operand -> found[0] |= isIn(operand));
        return found[0];
    }

    /** Whether an operand is what tracking says. */
    static boolean isIn(Operand operand) {
        return operand instanceof Operand.FieldOf field && isTracked(field.entry());
    }

    private static boolean isTracked(Catalogue.Entry entry) {
        return entry.members().stream().anyMatch(member -> FIELDS.contains(member.field()));
    }
}
