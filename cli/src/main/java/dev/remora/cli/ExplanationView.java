package dev.remora.cli;

import dev.remora.rules.explain.Explanation;
import dev.remora.tree.PacketLine;
import java.io.IOException;

/** Shows explanations. */
interface ExplanationView {
    /** Shows why a packet was taken as it was. */
    void show(Explanation explanation, PacketLine packet) throws IOException;

    /** Shows what came of a whole capture. */
    void summary(NearMisses misses) throws IOException;
}
