package dev.remora.reassembly;

import dev.remora.dissect.Setting;
import java.time.Duration;

/** What can be set about reassembly. */
public final class ReassemblySettings {
    public static final Setting<Boolean> ENABLED = new Setting<>("ip.reassembly", true, "Whether fragments of IPv4 and IPv6 are reassembled.");

    public static final Setting<Overlap> OVERLAP = new Setting<>("ip.reassembly.overlap", Overlap.BSD,
            "Whose octets count where fragments overlap: FIRST, LAST, BSD, LINUX or WINDOWS; BSD is what Wireshark does.");

    public static final Setting<Duration> TIMEOUT = Setting.time("ip.reassembly.timeout", Duration.ofSeconds(60),
            "After this much packet time from its first fragment, an incomplete datagram is given up. More than 0, at most ten years. "
                    + "RFC 1122 section 3.3.2 asks for 60 to 120 s, RFC 8200 section 4.5 for 60 s.");

    public static final Setting<Integer> MOST_DATAGRAMS = new Setting<>("ip.reassembly.datagrams", 65_536,
            "The most incomplete datagrams; beyond that, the oldest is given up, and counted. At least 1.", most -> most > 0);

    public static final Setting<Integer> MOST_OCTETS = new Setting<>("ip.reassembly.octets", 32 << 20,
            "The most octets of incomplete datagrams, with 28 for each fragment; beyond that, the oldest is given up, and counted. At least 1.", most -> most > 0);

    private ReassemblySettings() {}
}
