package dev.remora.reassembly;

/**
 * Whose octets count where two fragments overlap. Operating systems differ, and who knows how the receiver decides can hide from whoever decides
 * otherwise; so it can be set ("Target-Based Fragmentation Reassembly", J. Novak, 2005). Immutable.
 *
 * <p>Current Linux and every IPv6 host that follows RFC 5722 drop the whole datagram instead; the anomaly says that there was an overlap.
 */
public enum Overlap {
    /** What came first stays. */
    FIRST {
        @Override
        boolean laterWins(int earlierStart, int earlierEnd, int laterStart, int laterEnd) {
            return false;
        }
    },
    /** What came last replaces what was there. */
    LAST {
        @Override
        boolean laterWins(int earlierStart, int earlierEnd, int laterStart, int laterEnd) {
            return true;
        }
    },
    /** The fragment that begins further to the left; among equals the one that came first. What Wireshark does. */
    BSD {
        @Override
        boolean laterWins(int earlierStart, int earlierEnd, int laterStart, int laterEnd) {
            return laterStart < earlierStart;
        }
    },
    /** The fragment that begins further to the left; among equals the one that came last. Linux until version 4.18. */
    LINUX {
        @Override
        boolean laterWins(int earlierStart, int earlierEnd, int laterStart, int laterEnd) {
            return laterStart <= earlierStart;
        }
    },
    /** What came first, unless the later fragment goes beyond it on both sides. */
    WINDOWS {
        @Override
        boolean laterWins(int earlierStart, int earlierEnd, int laterStart, int laterEnd) {
            return laterStart < earlierStart && laterEnd > earlierEnd;
        }
    };

    /** Whether the fragment that came later is right about the octets that both have. Positions count octets of the datagram, ends exclusive. */
    abstract boolean laterWins(int earlierStart, int earlierEnd, int laterStart, int laterEnd);
}
