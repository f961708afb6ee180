/** Ethernet to TCP, UDP and ICMP; reassembly; connections. */
module dev.remora.tcp {
    requires static org.jspecify;
    requires transitive dev.remora.api;

    exports dev.remora.analysis;
    exports dev.remora.internet;
    exports dev.remora.link;
    exports dev.remora.reassembly;
    exports dev.remora.tracking;
    exports dev.remora.tracking.ladder;
    exports dev.remora.tracking.zeek;
    exports dev.remora.transport;
    exports dev.remora.tunnel;

    provides dev.remora.dissect.Provider
            with dev.remora.link.LinkLayers, dev.remora.internet.InternetLayers, dev.remora.transport.TransportLayers,
            dev.remora.tunnel.TunnelLayers, dev.remora.tracking.TrackingLayers, dev.remora.analysis.AnalysisLayers;
}
