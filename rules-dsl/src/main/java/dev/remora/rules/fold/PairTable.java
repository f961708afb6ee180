package dev.remora.rules.fold;

/** Tells whether a comparison of two fields holds. Confined to one thread. */
final class PairTable extends Table {
    private final FieldPair pair;
    private final boolean   isDear;

    /** The table of names that stand for these two fields in packets of the plan, and for no others. */
    PairTable(Plan plan, FieldPair pair, Column left, Column right, int[] asking) {
        super(plan, asking, new Gauge.Comparison(left, pair.operator(), right));
        this.pair = pair;
        this.isDear = left.isDear() || right.isDear();
    }

    @Override
    boolean isDear() {
        return isDear;
    }

    @Override
    Given given(Given before, int row) {
        return before.with(pair, Truth.of(row == Gauge.Comparison.HOLDS));
    }
}
