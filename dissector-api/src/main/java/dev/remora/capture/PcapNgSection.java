package dev.remora.capture;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a pcapng capture as far as it has been read: octet order and interfaces, numbered in the order of their blocks.
 *
 * <p>Arrays side by side, because every frame looks its interface up here.
 */
final class PcapNgSection {
    final boolean        bigEndian;
    final CaptureSection about;

    /** What is to be said, after its frames, against the section; nothing as a rule. */
    final @Nullable CaptureException doubt;

    int                count;
    int[]              linkTypes;
    Clock[]            clocks;
    CaptureInterface[] interfaces;

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

    void add(CaptureInterface added, Clock clock) {
        if (count == linkTypes.length) {
            linkTypes = Arrays.copyOf(linkTypes, count * 2);
            clocks = Arrays.copyOf(clocks, count * 2);
            interfaces = Arrays.copyOf(interfaces, count * 2);
        }
        linkTypes[count] = added.linkType();
        clocks[count] = clock;
        interfaces[count] = added;
        count++;
    }

    List<CaptureInterface> interfaces() {
        return List.of(Arrays.copyOf(interfaces, count));
    }

    long snapLength(int id) {
        return interfaces[id].snapLength();
    }

    /** This section as it was when it had so many interfaces; what is added to one is not seen by the other. */
    PcapNgSection first(int interfaceCount) {
        return new PcapNgSection(bigEndian, about, doubt, interfaceCount, linkTypes.clone(), clocks.clone(), interfaces.clone());
    }
}
