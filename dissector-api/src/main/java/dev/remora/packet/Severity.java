package dev.remora.packet;

/** How much an anomaly matters; Wireshark's expert levels. */
public enum Severity {
    /** Usual workflow, worth a remark. */
    CHAT,
    /** Unusual, and no error. */
    NOTE,
    /** An application or a peer may be in trouble. */
    WARN,
    /** Malformed, or against the standard. */
    ERROR
}
