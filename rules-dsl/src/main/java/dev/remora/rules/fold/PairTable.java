package dev.remora.rules.fold;

import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/** The table of a comparison of two fields: a row where it holds, and one where it does not. Confined to one thread. */
final class PairTable extends Table {
    private final Plan               plan;
    private final FieldPair          pair;
    private final NumberTable.Column left;
    private final NumberTable.Column right;
    private final int[]              asking;
    private long @Nullable []        holds;
    private long @Nullable []        fails;

    /** The table of names that stand for these two fields in packets of the plan, and for no others. */
    PairTable(Plan plan, FieldPair pair, NumberTable.Column left, NumberTable.Column right, int[] asking) {
        this.plan = plan;
        this.pair = pair;
        this.left = left;
        this.right = right;
        this.asking = asking;
    }

    @Override
    int[] asking() {
        return asking;
    }

    @Override
    boolean isDear() {
        return left.isDear() || right.isDear();
    }

    @Override
    void narrow(Packet packet, int[] first, long[] rest) {
        long one = left.read(packet, first[left.protocol()]);
        long other = right.read(packet, first[right.protocol()]);
        boolean isThere = one != Given.ABSENT && other != Given.ABSENT;
        keep(rest, isThere && pair.operator().holds(Long.compare(one, other)) ? holds() : fails());
    }

    private long[] holds() {
        if (holds == null)
            holds = plan.row(asking, plan.given().with(pair, Truth.TRUE));
        return holds;
    }

    private long[] fails() {
        if (fails == null)
            fails = plan.row(asking, plan.given().with(pair, Truth.FALSE));
        return fails;
    }
}
