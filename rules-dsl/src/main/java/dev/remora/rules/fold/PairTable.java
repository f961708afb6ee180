package dev.remora.rules.fold;

import dev.remora.packet.Packet;

/** Tells whether a comparison of two fields holds. Confined to one thread. */
final class PairTable extends Table {
    private static final int HOLDS = 1;
    private static final int FAILS = 2;

    private final FieldPair          pair;
    private final NumberTable.Column left;
    private final NumberTable.Column right;

    /** The table of names that stand for these two fields in packets of the plan, and for no others. */
    PairTable(Plan plan, FieldPair pair, NumberTable.Column left, NumberTable.Column right, int[] asking) {
        super(plan, asking, 3);
        this.pair = pair;
        this.left = left;
        this.right = right;
    }

    @Override
    boolean isDear() {
        return left.isDear() || right.isDear();
    }

    @Override
    int row(Packet packet, int[] first) {
        long one = left.read(packet, first[left.protocol()]);
        long other = right.read(packet, first[right.protocol()]);
        boolean isThere = one != Given.ABSENT && other != Given.ABSENT;
        return isThere && pair.operator().holds(Long.compare(one, other)) ? HOLDS : FAILS;
    }

    @Override
    Given given(Given before, int row) {
        return before.with(pair, Truth.of(row == HOLDS));
    }
}
