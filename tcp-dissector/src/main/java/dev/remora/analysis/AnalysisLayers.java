package dev.remora.analysis;

import dev.remora.dissect.Provider;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.transport.Tcp;
import dev.remora.transport.Udp;

/** The fields of this package, as those of segments, datagrams and messages. */
public final class AnalysisLayers implements Provider {
    @Override
    public void provide(Registration to) {
        to.extend(Tcp.PROTOCOL, TcpAnalysisFields.EXTENSION).extend(Udp.PROTOCOL, UdpAnalysisFields.EXTENSION)
                .extend(Icmp.PROTOCOL, EchoAnalysisFields.ICMP).extend(Icmpv6.PROTOCOL, EchoAnalysisFields.ICMPV6);
    }
}
