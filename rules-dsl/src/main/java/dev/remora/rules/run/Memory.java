package dev.remora.rules.run;

import dev.remora.dissect.FrameLayer;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.rules.type.Message;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operands;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import dev.remora.rules.type.Suppression;
import dev.remora.tracking.ConnectionFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which fields say more than their frame does, and which of them only one who sees every frame can say. */
final class Memory {
    private static final Set<Field> OF_TIME   = Set.of(FrameLayer.TIME_DELTA, FrameLayer.TIME_RELATIVE);
    private static final Set<Field> OF_NUMBER = Set.of(ConnectionFields.ID);

    private Memory() {}

    /** Whether rules ask for what several lanes cannot say: the number of a connection. */
    static boolean isShared(RuleSet rules) {
        List<Operand> operands = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            rule.form().predicates().forEach(predicate -> Operands.walk(predicate, operands::add));
            rule.form().operands().forEach(operand -> Operands.walk(operand, operands::add));
            said(rule.message()).forEach(operand -> Operands.walk(operand, operands::add));
        }
        Stream<Predicate> others = Stream.concat(rules.policies().stream().flatMap(PolicyCode::predicates),
                rules.suppressions().stream().flatMap(suppression -> Stream.ofNullable(suppression.condition())));
        others.forEach(predicate -> Operands.walk(predicate, operands::add));
        return operands.stream().anyMatch(operand -> isOf(OF_NUMBER, operand));
    }

    /** Of each rule, whether what its alerts say is in the packet alone, so that it can be read once more later. */
    static boolean[] isFree(RuleSet rules) {
        List<Rule> all = rules.rules();
        boolean[] free = new boolean[all.size()];
        for (int i = 0; i < free.length; i++) {
            List<Operand> operands = new ArrayList<>();
            said(all.get(i).message()).forEach(operand -> Operands.walk(operand, operands::add));
            for (Suppression suppression : rules.suppressions())
                if (suppression.target().equals(all.get(i).name()) && suppression.condition() != null)
                    Operands.walk(suppression.condition(), operands::add);
            free[i] = operands.stream().noneMatch(operand -> isOf(OF_TIME, operand) || TrackedUse.isIn(operand));
        }
        return free;
    }

    private static Stream<Operand> said(Message message) {
        return message.parts().stream().flatMap(part -> part instanceof Message.Part.Values(Operand operand) ? Stream.of(operand) : Stream.empty());
    }

    private static boolean isOf(Set<Field> fields, Operand operand) {
        return operand instanceof Operand.FieldOf field && field.entry().members().stream().map(Catalogue.Member::field).anyMatch(fields::contains);
    }
}
