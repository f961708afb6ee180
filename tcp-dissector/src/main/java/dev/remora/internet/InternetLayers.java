package dev.remora.internet;

import dev.remora.dissect.Provider;
import dev.remora.link.Ethernet;

/** The protocols of this package. */
public final class InternetLayers implements Provider {
    @Override
    public void provide(Registration to) {
        to.protocol(Ipv4.PROTOCOL).add(Ethernet.TYPES, 0x0800, Ipv4::dissect);
    }
}
