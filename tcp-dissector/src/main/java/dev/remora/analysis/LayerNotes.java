package dev.remora.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Findings about layers of one packet, reused from packet to packet. Confined to one thread. Allocates only to grow. */
final class LayerNotes<F> {
    private final Supplier<F> make;
    private final List<F>     findings = new ArrayList<>();

    private int[] layers = new int[4];
    private int   size;

    LayerNotes(Supplier<F> make) {
        this.make = make;
    }

    /** Forgets the last packet. */
    void clear() {
        size = 0;
    }

    /** Findings about one more layer, with what they said of another before. */
    F add(int layer) {
        if (size == layers.length)
            layers = Arrays.copyOf(layers, size * 2);
        if (size == findings.size())
            findings.add(make.get());
        layers[size] = layer;
        return findings.get(size++);
    }

    /** Findings about a layer; null where there are none. */
    @Nullable
    F find(int layer) {
        for (int i = 0; i < size; i++)
            if (layers[i] == layer)
                return findings.get(i);
        return null;
    }
}
