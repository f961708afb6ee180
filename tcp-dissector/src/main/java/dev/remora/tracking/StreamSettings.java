package dev.remora.tracking;

import dev.remora.dissect.Setting;
import dev.remora.reassembly.Overlap;

/** What can be set about the reassembly of TCP streams. */
public final class StreamSettings {
    public static final Setting<Long> WAITING = new Setting<>("stream.waiting", 64L << 20,
            "Octets that may wait behind gaps in all streams together; a stream that wants more gives its first gap up. A piece counts as 128 at least. At least 1.",
            most -> most > 0);

    public static final Setting<Integer> WAITING_OF_ONE = new Setting<>("stream.waiting-of-one", 4 << 20,
            "Octets that may wait behind gaps in one stream: a large window. A piece counts as 128 at least. At least 1.", most -> most > 0);

    public static final Setting<Overlap> OVERLAP = new Setting<>("stream.overlap", Overlap.BSD,
            "Which octets count where waiting segments overlap and differ; set it to what the receiver does. The standard is what Wireshark shows.");

    private StreamSettings() {}
}
