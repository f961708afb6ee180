package dev.remora.tracking;

import dev.remora.dissect.Setting;
import dev.remora.reassembly.Overlap;
import dev.remora.reassembly.StreamReassembler;

/** What can be set about the reassembly of TCP streams. */
public final class StreamSettings {
    public static final Setting<Long> WAITING = new Setting<>("stream.waiting", 64L << 20,
            "The octets that may wait behind gaps in all streams together; a stream that needs more gives up its first gap. A piece counts as at least 128. At least 1.",
            most -> most > 0);

    public static final Setting<Integer> WAITING_OF_ONE = new Setting<>("stream.waiting-of-one", 4 << 20,
            "The octets that may wait behind gaps in one stream: a large window. A piece counts as at least 128. At least 1.", most -> most > 0);

    public static final Setting<Overlap> OVERLAP = new Setting<>("stream.overlap", Overlap.BSD,
            "Which octets count where waiting segments overlap and differ; set it to what the receiver does. The default is what Wireshark does.");

    public static final Setting<Integer> REMEMBERED = new Setting<>("stream.remembered", StreamReassembler.REMEMBERED,
            "How many of the last octets delivered each stream keeps, to notice when others are sent in their place. At least 0, for none; at most 1048576. "
                    + "With the default, the two streams of a connection take 32 KiB once that much was sent, until the connection is forgotten.",
            octets -> octets >= 0 && octets <= 1 << 20);

    private StreamSettings() {}
}
