package dev.remora.tracking;

import dev.remora.dissect.Setting;
import java.time.Duration;
import java.util.List;

/** What can be set about tracking. Times are packet time. */
public final class TrackingSettings {
    public static final Setting<Integer> CONNECTIONS = new Setting<>("tracking.connections", 1 << 19,
            "The most connections that are kept; to make room, half-open ones go first. At least 1. Each takes some 240 octets, so the default takes 125 MB.",
            most -> most > 0);

    public static final Setting<Boolean> CHECKSUMS = new Setting<>("tracking.checksums", true,
            "Whether a segment with a wrong checksum changes no state, because the receiver drops it. Checksums left to hardware are recognised.");

    public static final Setting<Boolean> MIDSTREAM = new Setting<>("tracking.midstream", true,
            "Whether a connection whose start is not in the capture is picked up midway; its states are then inferred.");

    public static final Setting<Duration> OPENING = time("opening", Duration.ofMinutes(3),
            "After this long without an answer to a SYN, both ends give up. "
                    + "RFC 9293 section 3.8.3: at least 3 minutes; Linux: 127 s after the first SYN, 63 s for a SYN,ACK; Zeek: 5 s.");

    public static final Setting<Duration> ESTABLISHED = time("established", Duration.ofMinutes(124),
            "After this long without packets, a connection is forgotten; its ends keep their states. "
                    + "RFC 5382 REQ-5: at least 2 hours 4 minutes; Linux conntrack: 5 days; Zeek: 5 minutes.");

    public static final Setting<Duration> FIN_WAIT_2 = time("fin-wait-2", Duration.ofMinutes(2),
            "After this long without packets from the other end, an end in FIN-WAIT-2 gives up. "
                    + "No RFC; Linux: 60 s for an orphan, conntrack 120 s; BSD: 60 s.");

    public static final Setting<Duration> CLOSING = time("closing", Duration.ofMinutes(2),
            "After this long, an end whose FIN is not acknowledged gives up. "
                    + "RFC 9293 section 3.8.3: at least 100 s; Linux conntrack: 120 s for FIN_WAIT, 30 s for LAST_ACK.");

    public static final Setting<Duration> TIME_WAIT = time("time-wait", Duration.ofSeconds(60),
            "Twice the maximum segment lifetime. RFC 9293 section 3.4.2 has 4 minutes; Linux and BSD wait 60 s, as most hosts do.");

    public static final Setting<Duration> CLOSED = time("closed", Duration.ofSeconds(10),
            "How long a closed connection is kept for late packets. Linux conntrack: 10 s for CLOSE; Zeek: 5 s.");

    public static final Setting<Duration> UDP = time("udp", Duration.ofMinutes(2),
            "After this long without packets, an exchange of datagrams is over. "
                    + "RFC 4787 REQ-5: at least 2 minutes; Linux conntrack: 30 s, 120 s for a stream; Zeek: 1 minute.");

    public static final Setting<Duration> ICMP = time("icmp", Duration.ofMinutes(1),
            "After this long without packets, an exchange of ICMP queries and answers is over. "
                    + "RFC 5508 REQ-2: at least 60 s; Linux conntrack: 30 s; Zeek: 1 minute.");

    public static final Setting<Duration> STRAY = time("stray", Duration.ofMinutes(1),
            "Packets between two endpoints that belong to no connection are counted together until there has been none for this long. No standard.");

    /** All of the timeouts. */
    public static final List<Setting<Duration>> TIMEOUTS = List.of(OPENING, ESTABLISHED, FIN_WAIT_2, CLOSING, TIME_WAIT, CLOSED, UDP, ICMP, STRAY);

    public static final Setting<Share> SHARE = new Setting<>("tracking.share", Share.ALL, "Which connections are followed if several trackers share the work.");

    private TrackingSettings() {}

    private static Setting<Duration> time(String name, Duration standard, String doc) {
        return Setting.time("tracking.timeout." + name, standard, doc + " At most ten years.");
    }
}
