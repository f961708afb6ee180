package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Provider;
import dev.remora.packet.LinkType;

/** The protocols of this package. */
public final class LinkLayers implements Provider {
    @Override
    public void provide(Registration to) {
        to.protocol(Ethernet.PROTOCOL).add(Dissection.LINK_TYPES, LinkType.ETHERNET, Ethernet::dissect);
    }
}
