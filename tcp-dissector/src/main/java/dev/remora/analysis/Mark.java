package dev.remora.analysis;

import dev.remora.packet.Severity;

/** Something Wireshark suspects of a segment: the fields {@code tcp.analysis.NAME}, at least one of which makes {@code tcp.analysis.flags}. */
enum Mark {
    RETRANSMISSION("retransmission", Severity.NOTE, "Retransmission", "This frame is a (suspected) retransmission"),
    FAST_RETRANSMISSION("fast_retransmission", Severity.NOTE, "Fast Retransmission", "This frame is a (suspected) fast retransmission"),
    SPURIOUS_RETRANSMISSION("spurious_retransmission", Severity.NOTE, "Spurious Retransmission", "This frame is a (suspected) spurious retransmission"),
    OUT_OF_ORDER("out_of_order", Severity.WARN, "Out-Of-Order", "This frame is a (suspected) out-of-order segment"),
    REUSED_PORTS("reused_ports", Severity.NOTE, "Port numbers reused", "A new session is started with the same ports as an earlier session in this capture"),
    LOST_SEGMENT("lost_segment", Severity.WARN, "Previous segment not captured", "Previous segments were not captured (common at capture start)"),
    ACK_LOST_SEGMENT("ack_lost_segment", Severity.WARN, "ACKed unseen segment", "Acknowledges a segment that was not captured (common at capture start)"),
    WINDOW_UPDATE("window_update", Severity.CHAT, "Window Update", "Window update"),
    WINDOW_FULL("window_full", Severity.WARN, "Window Full", "The window that the receiver offered is now completely full"),
    KEEP_ALIVE("keep_alive", Severity.NOTE, "Keep-Alive", "Keep-alive segment"),
    KEEP_ALIVE_ACK("keep_alive_ack", Severity.NOTE, "Keep-Alive ACK", "Acknowledgment of a keep-alive segment"),
    DUPLICATE_ACK("duplicate_ack", Severity.NOTE, "Dup ACK", "Duplicate acknowledgment"),
    ZERO_WINDOW_PROBE("zero_window_probe", Severity.NOTE, "ZeroWindowProbe", "Zero window probe"),
    ZERO_WINDOW("zero_window", Severity.WARN, "ZeroWindow", "The receiver takes no more octets"),
    ZERO_WINDOW_PROBE_ACK("zero_window_probe_ack", Severity.NOTE, "ZeroWindowProbeAck", "Acknowledgment of a zero window probe");

    /** Last part of the field's name. */
    final String   suffix;
    final Severity severity;
    /** As Wireshark writes it on a packet's line. */
    final String   word;
    final String   text;
    final int      bit = 1 << ordinal();

    Mark(String suffix, Severity severity, String word, String text) {
        this.suffix = suffix;
        this.severity = severity;
        this.word = word;
        this.text = text;
    }
}
