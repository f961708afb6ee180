package dev.remora.tracking;

import dev.remora.dissect.Setting;
import dev.remora.reassembly.Overlap;
import dev.remora.reassembly.StreamReassembler;

/** What can be set about the reassembly of TCP streams. */
public final class StreamSettings {
    public static final Setting<Long> WAITING = new Setting<>("stream.waiting", 64L << 20,
            "Octets that may wait behind gaps in all streams together; a stream that wants more gives its first gap up. A piece counts as 128 at least. At least 1.",
            most -> most > 0);

    public static final Setting<Integer> WAITING_OF_ONE = new Setting<>("stream.waiting-of-one", 4 << 20,
            "Octets that may wait behind gaps in one stream: a large window. A piece counts as 128 at least. At least 1.", most -> most > 0);

    public static final Setting<Overlap> OVERLAP = new Setting<>("stream.overlap", Overlap.BSD,
            "Which octets count where waiting segments overlap and differ; set it to what the receiver does. The standard is what Wireshark shows.");

    public static final Setting<Integer> REMEMBERED = new Setting<>("stream.remembered", StreamReassembler.REMEMBERED,
            "Octets that each stream keeps of those delivered last, to tell when others are sent in their place. At least 0, for none; at most 1048576. "
                    + "Both streams of a connection take 32 KiB with the standard value, once so much was sent, until the connection is forgotten.",
            octets -> octets >= 0 && octets <= 1 << 20);

    private StreamSettings() {}
}
