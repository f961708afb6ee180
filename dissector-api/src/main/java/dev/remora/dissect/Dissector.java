package dev.remora.dissect;

/** Finds the structure of one layer: pushes it, records what is wrong with it, and passes on what is inside. */
@FunctionalInterface
public interface Dissector {
    /**
     * Dissects what begins at {@code at}. Any octets are fine; must not throw or allocate.
     *
     * @param dissection where to push the layer and what to go on with
     * @param at         position of its first octet
     * @param end        position behind it, as the lengths on the wire say; may lie past what was captured
     */
    void dissect(Dissection dissection, int at, int end);
}
