package dev.remora.capture;

import java.util.List;

/**
 * How long the record headers of a pcap file are. Patched versions of libpcap added to the header and kept the magic number, so that only
 * the records tell.
 *
 * <p>The usual layout of a magic number holds unless the first headers rule it out <em>and</em> another one makes sense of the first eight
 * records, or of the whole capture: damage must not make a capture look like another kind.
 */
enum PcapLayout {
    STANDARD(16, "pcap"),
    NOKIA(20, "pcap as patched by Nokia"),
    RED_HAT(24, "pcap as patched in Red Hat 6.1"),
    KUZNETZOV(24, "pcap as patched by Kuznetzov"),
    SUSE(28, "pcap as patched in SuSE 6.3");

    private static final int PLAUSIBLE = 2;
    private static final int ENOUGH    = 8;

    /** Octets of a record before the captured ones. */
    final int    header;
    final String title;

    PcapLayout(int header, String title) {
        this.header = header;
        this.title = title;
    }

    /** The layout of the records that begin where the window is. */
    static PcapLayout of(Window window, PcapHeader header) {
        return switch (header.kind()) {
            case PLAIN -> likeliest(window, header, STANDARD, List.of(NOKIA, RED_HAT));
            case MODIFIED -> likeliest(window, header, KUZNETZOV, List.of(SUSE));
            case IXIA -> STANDARD;
        };
    }

    private static PcapLayout likeliest(Window window, PcapHeader header, PcapLayout usual, List<PcapLayout> others) {
        if (!usual.fits(window, header, false))
            for (PcapLayout other : others)
                if (other.fits(window, header, true))
                    return other;
        return usual;
    }

    /**
     * Whether the first records make sense. Without certainty, records after the second count only as far as they are in memory already,
     * so that live packets are not held up, and it does not matter how the capture ends.
     */
    private boolean fits(Window window, PcapHeader file, boolean certain) {
        int ahead = 0;
        for (int i = 0; i < ENOUGH; i++) {
            boolean isThere = window.end - window.at >= ahead + header || (certain || i < PLAUSIBLE) && window.reach(ahead + header);
            if (!isThere)
                return !certain || window.end - window.at == ahead;
            int at = window.at + ahead;
            long first = window.u32(at + 8);
            long second = window.u32(at + 12);
            long captured = file.lengths().captured(first, second);
            long original = first + second - captured;
            boolean isTime = window.u32(at + 4) * file.nanosPerFraction() < 1_000_000_000;
            boolean isLength = captured <= original && captured <= RecordReader.MOST;
            if (!isTime || !isLength || certain && (captured == 0 || original > RecordReader.MOST))
                return false;
            ahead += header + (int) captured;
        }
        return true;
    }
}
