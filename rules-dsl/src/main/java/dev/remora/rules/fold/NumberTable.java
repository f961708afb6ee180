package dev.remora.rules.fold;

import dev.remora.field.Field;
import dev.remora.packet.Packet;
import java.util.List;

/**
 * Tells packets apart by a field, or by the two that a name stands for, such as both ports: a row for each range, or for each two ranges, of numbers of which all
 * predicates that ask for them think alike. Confined to one thread.
 *
 * <p>Where two fields have so many ranges that not every two can have a row, or the two numbers are of one field in two layers, what either of them leaves is left: right
 * only for predicates that ask once, so that {@link #asking} has no others.
 */
final class NumberTable extends Table {
    private static final int FEW = 15;                              // ranges of each of two fields, so that every two have a row

    private final List<Gauge.Range> numbers;                        // one, or two with the same ranges
    private final boolean           isWhole;

    NumberTable(Plan plan, List<Gauge.Range> numbers, int[] asking, boolean isWhole) {
        super(plan, asking, isPaired(numbers) ? new Gauge.Both(numbers.getFirst().column(), numbers.getLast().column(), numbers.getFirst().ranges()) : numbers.getFirst());
        this.numbers = numbers;
        this.isWhole = isWhole;
    }

    // Whether every two ranges have a row.
    private static boolean isPaired(List<Gauge.Range> numbers) {
        return numbers.size() == 2 && numbers.getFirst().ranges().count() <= FEW && numbers.getLast().column().again() == null;
    }

    // Whether there are two numbers, each with rows of its own.
    private boolean isApart() {
        return numbers.size() == 2 && !isPaired(numbers);
    }

    @Override
    boolean isSmall() {
        return super.isSmall() && !isApart();
    }

    @Override
    boolean isWhole() {
        return isWhole;
    }

    @Override
    boolean isDear() {
        return numbers.getFirst().column().isDear();
    }

    @Override
    void narrow(Packet packet, int[] first, long[] left) {
        if (isApart())
            narrowBySome(set(numbers.getFirst().row(packet, first)), set(numbers.getLast().row(packet, first)), left);
        else
            super.narrow(packet, first, left);
    }

    private static void narrowBySome(long[] row, long[] other, long[] left) {
        for (int i = 0; i < left.length; i++)
            left[i] &= row[i] | other[i];
    }

    @Override
    Given given(Given before, int row) {
        if (row == OPEN)
            return before;
        int each = numbers.getFirst().ranges().rows();
        return isPaired(numbers) ? given(before, (row - 1) / each, (row - 1) % each) : given(before, row - 1, row - 1);
    }

    private Given given(Given before, int one, int other) {
        return before.with(field -> field == field(0) ? number(one) : numbers.size() == 2 && field == field(1) ? number(other) : Given.OPEN);
    }

    private Field field(int index) {
        return numbers.get(index).column().field();
    }

    private long number(int range) {
        return range == 0 ? Given.ABSENT : numbers.getFirst().ranges().sample(range - 1);
    }
}
