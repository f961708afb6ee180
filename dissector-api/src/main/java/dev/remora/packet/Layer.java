package dev.remora.packet;

/**
 * A place for one layer of a packet, used for one packet after the other.
 *
 * <p>An object, and not a row of an array: all that is written to a layer costs one question whether it is there.
 */
final class Layer {
    private static final LayerType NONE = () -> "";

    LayerType type = NONE;
    int       at;
    int       headerEnd;
    int       end;
    int       limit;

    /** Becomes a layer of this type; mostly it was one in the packet before, and storing a reference costs more than asking. */
    void become(LayerType next) {
        if (type != next)
            type = next;
    }

    /** Takes over all that another layer says. */
    void share(Layer of) {
        type = of.type;
        at = of.at;
        headerEnd = of.headerEnd;
        end = of.end;
        limit = of.limit;
    }
}
