/** DNS and NTP: protocols that are found where this module is on the path. */
module dev.remora.samples {
    requires static org.jspecify;
    requires transitive dev.remora.tcp;

    exports dev.remora.samples.dns;
    exports dev.remora.samples.ntp;

    provides dev.remora.dissect.Provider with dev.remora.samples.dns.DnsLayers, dev.remora.samples.ntp.NtpLayers;
}
