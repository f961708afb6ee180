package dev.remora.rules.compile;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Operator;
import java.util.function.LongPredicate;

/** Compares the numbers of two fields as they are read, each with each. Confined to one thread. Allocates nothing. */
final class NumberPairs implements Probe {
    private final NumberField   left;
    private final NumberField   right;
    private final boolean       every;
    private final LongPredicate outer = this::isSo;
    private final LongPredicate inner;

    private Packet packet = new Packet();
    private long   number;

    NumberPairs(NumberField left, NumberField right, boolean every, Operator operator) {
        this.left = left;
        this.right = right;
        this.every = every;
        this.inner = other -> operator.holds(Long.compare(number, other));
    }

    @Override
    public boolean holds(Packet at) {
        packet = at;
        return every ? left.every(at, outer) : left.some(at, outer);
    }

    private boolean isSo(long leftNumber) {
        number = leftNumber;
        return every ? right.every(packet, inner) : right.some(packet, inner);
    }
}
