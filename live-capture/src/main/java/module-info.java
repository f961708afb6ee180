/** Packets from a network interface, by way of pcap4j and libpcap. */
module dev.remora.live {
    requires static org.jspecify;
    requires transitive dev.remora.api;
    requires transitive org.pcap4j.core;
    requires java.sql;

    exports dev.remora.live;
}
