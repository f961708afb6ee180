package dev.remora.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TreeLineTest {
    @Test
    void drawsTheBranchesThatGoOnBesideIt() {
        assertThat(TreeLine.broken("when     │  ├─ ✗ tcp.flags.syn  absent: the packet has no tcp layer  ◀ decides", 9, 50).lines()).containsExactly(
                "when     │  ├─ ✗ tcp.flags.syn  absent: the packet",
                "         │  │      has no tcp layer  ◀ decides");
        assertThat(TreeLine.broken("         │  └─ ✓ not icmp  absent: the packet has no icmp layer", 9, 50).lines()).containsExactly(
                "         │  └─ ✓ not icmp  absent: the packet has",
                "         │         no icmp layer");
    }

    @Test
    void leavesALineAloneThatFits() {
        assertThat(TreeLine.broken("knows    nothing  at all", 9, 24)).isEqualTo("knows    nothing  at all");
        assertThat(TreeLine.broken("knows    nothing  at all", 9, 0)).isEqualTo("knows    nothing  at all");
    }

    @Test
    void paintsNothingBetweenTheEndOfALineAndTheNextWord() {
        String quiet = "\u001B[2mabsent: the packet has no layer\u001B[0m";

        assertThat(TreeLine.broken("keeps    " + quiet, 9, 36)).isEqualTo("keeps    \u001B[2mabsent: the packet has no\u001B[0m\n           \u001B[2mlayer\u001B[0m");
    }

    @Property(tries = 300)
    void losesNoWordAndIsNoWiderThanTheTerminal(@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9) Integer> words, @ForAll @IntRange(min = 36, max = 80) int columns,
            @ForAll boolean isPainted) {
        StringBuilder line = new StringBuilder("when     ├─ ✓ ");
        for (int length : words)
            line.append(isPainted && length % 2 == 0 ? "\u001B[31m" + "x".repeat(length) + "\u001B[0m" : "x".repeat(length)).append(length % 3 == 0 ? "  " : " ");
        String broken = TreeLine.broken(line.toString().strip(), 9, columns).replaceAll("\u001B\\[[0-9]*m", "");

        assertThat(broken.lines()).allSatisfy(one -> assertThat(one).hasSizeLessThanOrEqualTo(columns));
        assertThat(Arrays.stream(broken.split("[ │\n]+")).skip(3).map(String::length)).containsExactlyElementsOf(words);
    }
}
