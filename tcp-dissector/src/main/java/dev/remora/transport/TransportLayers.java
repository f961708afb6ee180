package dev.remora.transport;

import dev.remora.dissect.Provider;
import dev.remora.dissect.Summary;
import dev.remora.internet.Ipv4;

/** The protocols of this package. */
public final class TransportLayers implements Provider {
    private static final Summary DATAGRAM       = Summary.of("UDP", "{udp.srcport} → {udp.dstport}", " Len={udp.length:-8}");
    private static final Summary LIGHT_DATAGRAM = Summary.of("UDP-Lite", "{udp.srcport} → {udp.dstport}", " Len={udp.length:-8}", " Coverage={udp.checksum_coverage}");

    @Override
    public void provide(Registration to) {
        to.protocol(Tcp.PROTOCOL).add(Ipv4.PROTOCOLS, 6, Tcp::dissect);
        to.protocol(Udp.PROTOCOL).add(Ipv4.PROTOCOLS, Udp.PROTOCOL_NUMBER, Udp::dissect).summary(Udp.PROTOCOL, DATAGRAM);
        to.protocol(UdpLite.PROTOCOL).add(Ipv4.PROTOCOLS, UdpLite.PROTOCOL_NUMBER, UdpLite::dissect).summary(UdpLite.PROTOCOL, LIGHT_DATAGRAM);
        to.extend(Tcp.PROTOCOL, TcpOptions.EXTENSION).extend(Tcp.PROTOCOL, MultipathTcp.EXTENSION).extend(Tcp.PROTOCOL, TcpRemarks.EXTENSION);
    }
}
