package dev.remora.rules.synth;

/**
 * A slot of a packet, or of the packet that it quotes. Immutable.
 *
 * @param quoted whether the quoted one is meant
 */
record At(boolean quoted, Slot slot) implements Comparable<At> {
    static At own(Slot slot) {
        return new At(false, slot);
    }

    @Override
    public int compareTo(At other) {
        int byLayer = Boolean.compare(quoted, other.quoted);
        return byLayer != 0 ? byLayer : slot.compareTo(other.slot);
    }
}
