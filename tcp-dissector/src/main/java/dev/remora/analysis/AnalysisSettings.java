package dev.remora.analysis;

import dev.remora.dissect.Setting;

/** What can be set of the analysis. */
public final class AnalysisSettings {
    /** TCP conversations that are kept. */
    public static final Setting<Integer> MOST_TCP = new Setting<>("analysis.tcp.conversations", 200_000,
            "TCP conversations kept for the analysis, at least 1; the one silent longest gives way, and a segment of it begins a new stream", most -> most > 0);

    /** UDP conversations that are kept. */
    public static final Setting<Integer> MOST_UDP = new Setting<>("analysis.udp.conversations", 500_000,
            "UDP conversations kept for the analysis, at least 1; the one silent longest gives way, and a datagram of it begins a new stream", most -> most > 0);

    /** ICMP requests that are kept. */
    public static final Setting<Integer> MOST_ECHOES = new Setting<>("analysis.icmp.requests", 65_536,
            "ICMP requests kept for the analysis, at least 1; the oldest gives way, and an answer to it finds no request", most -> most > 0);

    private AnalysisSettings() {}
}
