package dev.remora.transport;

import dev.remora.dissect.Provider;
import dev.remora.internet.Ipv4;

/** The protocols of this package. */
public final class TransportLayers implements Provider {
    @Override
    public void provide(Registration to) {
        to.protocol(Tcp.PROTOCOL).add(Ipv4.PROTOCOLS, 6, Tcp::dissect);
        to.protocol(Udp.PROTOCOL).add(Ipv4.PROTOCOLS, Udp.PROTOCOL_NUMBER, Udp::dissect);
        to.extend(Tcp.PROTOCOL, TcpOptions.EXTENSION).extend(Tcp.PROTOCOL, MultipathTcp.EXTENSION).extend(Tcp.PROTOCOL, TcpRemarks.EXTENSION);
    }
}
