package dev.remora.rules.run;

import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operands;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a packet has to be taken through, besides being dissected, before a filter is asked about it: without that, what the filter asks for is absent. Immutable.
 *
 * <pre>{@code
 * Checked<Predicate> checked = filters.check("tcp.stream == 0 and connection.established");
 * FilterNeeds needs = FilterNeeds.of(checked.result().orElseThrow());      // these two
 * }</pre>
 *
 * @param tracker  it asks for what a {@link dev.remora.tracking.Tracker} says: {@code connection.…}, {@code tcp.verdict}
 * @param analysis it asks for what a {@link dev.remora.analysis.Analysis} says: {@code tcp.stream}, {@code tcp.analysis.…}, relative numbers as in {@code tcp.seq}
 * @param streams  it asks for what {@link dev.remora.tracking.Streams} say that listen to a tracker: {@code tcp.segment.overlap.conflict}
 */
public record FilterNeeds(boolean tracker, boolean analysis, boolean streams) {
    /** What a predicate needs. */
    public static FilterNeeds of(Predicate predicate) {
        List<Operand> operands = new ArrayList<>();
        Operands.walk(predicate, operands::add);
        return new FilterNeeds(operands.stream().anyMatch(TrackedUse::isIn), operands.stream().anyMatch(operand -> Memory.isOf(Memory::isOfAnalysis, operand)),
                operands.stream().anyMatch(Memory::isOfReassembly));
    }
}
