package dev.remora.analysis;

import dev.remora.packet.Severity;

/** Something Wireshark suspects of a segment: the fields {@code tcp.analysis.NAME}, at least one of which makes {@code tcp.analysis.flags}. */
enum Mark {
    RETRANSMISSION("retransmission", Severity.NOTE, "This frame is a (suspected) retransmission"),
    FAST_RETRANSMISSION("fast_retransmission", Severity.NOTE, "This frame is a (suspected) fast retransmission"),
    SPURIOUS_RETRANSMISSION("spurious_retransmission", Severity.NOTE, "This frame is a (suspected) spurious retransmission"),
    OUT_OF_ORDER("out_of_order", Severity.WARN, "This frame is a (suspected) out-of-order segment"),
    REUSED_PORTS("reused_ports", Severity.NOTE, "A new session is started with the same ports as an earlier session in this capture"),
    LOST_SEGMENT("lost_segment", Severity.WARN, "Previous segments were not captured (common at capture start)"),
    ACK_LOST_SEGMENT("ack_lost_segment", Severity.WARN, "Acknowledges a segment that was not captured (common at capture start)"),
    WINDOW_UPDATE("window_update", Severity.CHAT, "Window update"),
    WINDOW_FULL("window_full", Severity.WARN, "The window that the receiver offered is now completely full"),
    KEEP_ALIVE("keep_alive", Severity.NOTE, "Keep-alive segment"),
    KEEP_ALIVE_ACK("keep_alive_ack", Severity.NOTE, "Acknowledgment of a keep-alive segment"),
    DUPLICATE_ACK("duplicate_ack", Severity.NOTE, "Duplicate acknowledgment"),
    ZERO_WINDOW_PROBE("zero_window_probe", Severity.NOTE, "Zero window probe"),
    ZERO_WINDOW("zero_window", Severity.WARN, "The receiver takes no more octets"),
    ZERO_WINDOW_PROBE_ACK("zero_window_probe_ack", Severity.NOTE, "Acknowledgment of a zero window probe");

    /** Last part of the field's name. */
    final String   suffix;
    final Severity severity;
    final String   text;
    final int      bit = 1 << ordinal();

    Mark(String suffix, Severity severity, String text) {
        this.suffix = suffix;
        this.severity = severity;
        this.text = text;
    }
}
