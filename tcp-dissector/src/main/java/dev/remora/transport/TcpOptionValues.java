package dev.remora.transport;

import dev.remora.field.Attr;

/** Names of values in options of TCP. Immutable. */
final class TcpOptionValues {
    /** RFC 6994 section 8, the registry "TCP Experimental Option Experiment Identifiers (TCP ExIDs)" of IANA. */
    static final Attr EXPERIMENTS = Attr.names(0x00AC, "TCP ACK Rate Request", 0x0348, "Host ID", 0x0A0D, "Autonomous System Compensation",
            0x0CA0, "Capability Option", 0x0ED0, "Extended Data Offset", 0x454E, "Encryption Negotiation", 0x5323, "Service Number",
            0x75EC, "Timestamp Interval", 0xACC0, "Accurate ECN - Order 0", 0xACC1, "Accurate ECN - Order 1", 0xACCE, "Accurate ECN",
            0xE2D4, "Shared Memory Communications over RDMA", 0xF989, "Fast Open",
            0xF990, "Low Latency").also(0xE2D4, "Shared Memory communications over RMDA protocol");

    private TcpOptionValues() {}
}
