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

    /** 40 kbit/s, doubled so many times; 0 asks for nothing: RFC 4782 section 3.1. */
    static final Attr RATES = Attr.names(0, "0 bit/s", 1, "80 Kbit/s", 2, "160 Kbit/s", 3, "320 Kbit/s", 4, "640 Kbit/s", 5, "1.28 Mbit/s", 6, "2.56 Mbit/s",
            7, "5.12 Mbit/s", 8, "10.24 Mbit/s", 9, "20.48 Mbit/s", 10, "40.96 Mbit/s", 11, "81.92 Mbit/s", 12, "163.84 Mbit/s", 13, "327.68 Mbit/s",
            14, "655.36 Mbit/s", 15, "1.31072 Gbit/s");

    private TcpOptionValues() {}
}
