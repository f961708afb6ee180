package dev.remora.link;

import static dev.remora.dissect.Dissection.LINK_TYPES;

import dev.remora.dissect.Provider;
import dev.remora.packet.LinkType;

/** The protocols of this package. */
public final class LinkLayers implements Provider {
    private static final int[] VLAN_TYPES = {0x8100, 0x9100};

    @Override
    public void provide(Registration to) {
        to.protocol(Ethernet.PROTOCOL).add(LINK_TYPES, LinkType.ETHERNET, Ethernet::dissect);
        to.protocol(Llc.PROTOCOL);
        to.protocol(LinuxCooked.PROTOCOL).add(LINK_TYPES, LinkType.LINUX_SLL, LinuxCooked::dissect);
        to.protocol(LinuxCooked2.PROTOCOL).add(LINK_TYPES, LinkType.LINUX_SLL2, LinuxCooked2::dissect);
        to.protocol(NullLoopback.PROTOCOL)
                .add(LINK_TYPES, LinkType.NULL, NullLoopback::dissect)
                .add(LINK_TYPES, LinkType.LOOP, NullLoopback::dissect);
        to.protocol(RawIp.PROTOCOL).add(LINK_TYPES, LinkType.RAW, RawIp::dissect);
        to.protocol(Vlan.PROTOCOL);
        for (int type : VLAN_TYPES)
            to.add(EtherType.TYPES, type, Vlan::dissect);
    }
}
