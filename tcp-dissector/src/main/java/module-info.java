/** Ethernet to TCP, UDP and ICMP; reassembly; connections. */
module dev.remora.tcp {
    requires static org.jspecify;
    requires transitive dev.remora.api;
}
