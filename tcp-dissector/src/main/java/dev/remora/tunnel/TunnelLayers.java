package dev.remora.tunnel;

import dev.remora.dissect.Provider;
import dev.remora.internet.Ipv4;
import dev.remora.link.Ethernet;
import dev.remora.link.Ppp;

/** The protocols of this package. */
public final class TunnelLayers implements Provider {
    @Override
    public void provide(Registration to) {
        to.protocol(Gre.PROTOCOL)
                .add(Ipv4.PROTOCOLS, 47, Gre::dissect)
                .add(Gre.PROTOCOLS, 0x6558, Ethernet::dissect)
                .add(Gre.PROTOCOLS, 0x880B, Ppp::dissect);
        to.protocol(Erspan.PROTOCOL)
                .add(Gre.PROTOCOLS, Erspan.TYPE_I_OR_II, Erspan::dissect)
                .add(Gre.PROTOCOLS, Erspan.TYPE_III, Erspan::dissect);
    }
}
