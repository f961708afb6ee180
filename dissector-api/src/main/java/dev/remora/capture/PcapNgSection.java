package dev.remora.capture;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a pcapng capture as far as it has been read: octet order and interfaces, numbered in the order of their blocks. Never changes, for marks keep it, which other
 * threads come back to.
 *
 * <p>Arrays side by side, because every frame looks its interface up here.
 */
final class PcapNgSection {
    final boolean        bigEndian;
    final CaptureSection about;

    /** What is to be said, after its frames, against the section; nothing as a rule. */
    final @Nullable CaptureException doubt;

    final int                count;
    final int[]              linkTypes;
    final Clock[]            clocks;
    final CaptureInterface[] interfaces;

    PcapNgSection(boolean bigEndian, CaptureSection about, @Nullable CaptureException doubt) {
        this(bigEndian, about, doubt, 0, new int[4], new Clock[4], new CaptureInterface[4]);
    }

    private PcapNgSection(boolean bigEndian, CaptureSection about, @Nullable CaptureException doubt, int count, int[] linkTypes, Clock[] clocks,
            CaptureInterface[] interfaces) {
        this.bigEndian = bigEndian;
        this.about = about;
        this.doubt = doubt;
        this.count = count;
        this.linkTypes = linkTypes;
        this.clocks = clocks;
        this.interfaces = interfaces;
    }

    /** This section with one interface more. Not to be asked for twice of one section: both have their arrays in common where there is room. */
    PcapNgSection with(CaptureInterface added, Clock clock) {
        boolean isFull = count == linkTypes.length;
        PcapNgSection longer = new PcapNgSection(bigEndian, about, doubt, count + 1, isFull ? Arrays.copyOf(linkTypes, count * 2) : linkTypes,
                isFull ? Arrays.copyOf(clocks, count * 2) : clocks, isFull ? Arrays.copyOf(interfaces, count * 2) : interfaces);
        longer.linkTypes[count] = added.linkType();
        longer.clocks[count] = clock;
        longer.interfaces[count] = added;
        return longer;
    }

    List<CaptureInterface> interfaces() {
        return List.of(Arrays.copyOf(interfaces, count));
    }

    long snapLength(int id) {
        return interfaces[id].snapLength();
    }

    /** This section with arrays of its own, for another reader. */
    PcapNgSection copy() {
        return new PcapNgSection(bigEndian, about, doubt, count, linkTypes.clone(), clocks.clone(), interfaces.clone());
    }
}
