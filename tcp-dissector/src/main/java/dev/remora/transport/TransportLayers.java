package dev.remora.transport;

import dev.remora.dissect.Provider;
import dev.remora.dissect.Summary;
import dev.remora.internet.Ipv4;

/** The protocols of this package. */
public final class TransportLayers implements Provider {
    private static final Summary DATAGRAM = Summary.of("UDP", "{udp.srcport} → {udp.dstport}", " Len={udp.length:-8}");

    @Override
    public void provide(Registration to) {
        to.protocol(Tcp.PROTOCOL).add(Ipv4.PROTOCOLS, 6, Tcp::dissect);
        to.protocol(Udp.PROTOCOL).add(Ipv4.PROTOCOLS, Udp.PROTOCOL_NUMBER, Udp::dissect).summary(Udp.PROTOCOL, DATAGRAM);
        to.extend(Tcp.PROTOCOL, TcpOptions.EXTENSION).extend(Tcp.PROTOCOL, MultipathTcp.EXTENSION).extend(Tcp.PROTOCOL, TcpRemarks.EXTENSION);
    }
}
