package dev.remora.rules.fold;

import dev.remora.field.Catalogue;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison of the whole numbers of two names: {@code ip.src == ip.dst}. Two are equal if they ask the same. Immutable. */
record FieldPair(Catalogue.Entry left, Operator operator, Catalogue.Entry right) {
    /** A comparison as such; null where it is something else. */
    static @Nullable FieldPair of(Predicate.Compare compare) {
        if (!(compare.left() instanceof Operand.FieldOf left) || !(compare.right() instanceof Operand.FieldOf right))
            return null;
        return isWhole(left) && isWhole(right) && left.kind() == right.kind() ? new FieldPair(left.entry(), compare.operator(), right.entry()) : null;
    }

    private static boolean isWhole(Operand.FieldOf field) {
        return field.layers() == null && field.kind().isNumber() && field.kind() != Kind.FLOAT && !field.isUnsigned64();
    }

    /** Both names. */
    List<Catalogue.Entry> entries() {
        return List.of(left, right);
    }
}
