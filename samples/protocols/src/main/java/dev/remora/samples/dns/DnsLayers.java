package dev.remora.samples.dns;

import dev.remora.dissect.Provider;
import dev.remora.dissect.Summary;
import dev.remora.transport.Tcp;
import dev.remora.transport.Udp;

/** The protocol of this package. */
public final class DnsLayers implements Provider {
    private static final Summary MESSAGE = Summary.of("DNS", "{dns.flags.response:name}", " {dns.id}", " {dns.qry.type:name}",
            " {dns.qry.name}", " → {dns.a}", " → {dns.aaaa}", ", {dns.flags.rcode:name}");

    @Override
    public void provide(Registration to) {
        to.protocol(Dns.PROTOCOL)
                .extend(Dns.PROTOCOL, Questions.EXTENSION)
                .extend(Dns.PROTOCOL, Records.EXTENSION)
                .add(Udp.PORTS, Dns.PORT, Dns::dissect)
                .summary(Dns.PROTOCOL, MESSAGE);
        to.extend(Tcp.PROTOCOL, DnsOverTcp.EXTENSION).add(Tcp.PORTS, Dns.PORT, DnsOverTcp::dissect);
    }
}
