package dev.remora.tunnel;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissector;
import dev.remora.dissect.Provider;
import dev.remora.field.Protocol;
import dev.remora.internet.EitherVersion;
import dev.remora.internet.Ipv4;
import dev.remora.link.EtherType;
import dev.remora.link.Ethernet;
import dev.remora.link.Mpls;
import dev.remora.link.Ppp;
import dev.remora.link.WirelessLan;
import dev.remora.transport.Udp;

/** The protocols of this package. */
public final class TunnelLayers implements Provider {
    private static final int ARUBA_FIRST = 0x8200;    // a type for each queue of Aruba's access points
    private static final int ARUBA_LAST  = 0x8370;
    private static final int ARUBA_STEP  = 0x10;

    @Override
    public void provide(Registration to) {
        to.protocol(Gre.PROTOCOL)
                .add(Ipv4.PROTOCOLS, 47, Gre::dissect)
                .add(Udp.PORTS, 4754, Gre::dissect)                      // RFC 8086
                .add(Gre.PROTOCOLS, EtherType.IPV4, EitherVersion::dissectAny)
                .add(Gre.PROTOCOLS, 0x6558, Ethernet::dissect)
                .add(Gre.PROTOCOLS, Gre.PPP, Ppp::dissectSerial);
        to.add(Gre.PROTOCOLS, 0x883E, TunnelLayers::redirected);
        for (int type = ARUBA_FIRST; type <= ARUBA_LAST; type += ARUBA_STEP)
            to.add(Gre.PROTOCOLS, type, WirelessLan::dissect);
        to.protocol(MacSecurity.PROTOCOL).add(EtherType.TYPES, 0x88E5, MacSecurity::dissect);
        to.protocol(CiscoMetadata.PROTOCOL).add(EtherType.TYPES, 0x8909, CiscoMetadata::dissect);
        to.protocol(NetworkService.PROTOCOL).add(EtherType.TYPES, NetworkService.TYPE, NetworkService::dissect).add(Gre.PROTOCOLS, NetworkService.TYPE, NetworkService::dissect);
        to.protocol(Pim.PROTOCOL).add(Ipv4.PROTOCOLS, 103, Pim::dissect);
        to.protocol(Erspan.PROTOCOL)
                .add(Gre.PROTOCOLS, Erspan.TYPE_I_OR_II, Erspan::dissect)
                .add(Gre.PROTOCOLS, Erspan.TYPE_III, Erspan::dissect);
        to.protocol(EtherIp.PROTOCOL).add(Ipv4.PROTOCOLS, 97, EtherIp::dissect);
        overUdp(to, Vxlan.PROTOCOL, Vxlan::dissect, 4789);
        overUdp(to, VxlanExtended.PROTOCOL, VxlanExtended::dissect, 4790);
        overUdp(to, Geneve.PROTOCOL, Geneve::dissect, 6081);
        overUdp(to, Gtp.PROTOCOL, Gtp::dissect, 2152);
        overUdp(to, Teredo.PROTOCOL, Teredo::dissect, 3544);
        overUdp(to, LayerTwoTunnel.PROTOCOL, LayerTwoTunnel::dissect, 1701);
        to.protocol(LayerTwoTunnel3.PROTOCOL).add(Ipv4.PROTOCOLS, 115, LayerTwoTunnel3::dissect);
        overUdp(to, Ayiya.PROTOCOL, Ayiya::dissect, 5072);
        overUdp(to, UdpEncapsulation.PROTOCOL, UdpEncapsulation::dissect, 4500);
        to.add(Udp.PORTS, 6635, Mpls::dissect);                          // RFC 7510
        to.add(Ipv4.PROTOCOLS, 137, Mpls::dissect);                      // RFC 4023
        to.add(Ipv4.PROTOCOLS, 143, Ethernet::dissect);                  // RFC 8986 section 10.1
    }

    /** What a cache asked a router for: version 2 of Cisco's protocol puts four octets before the datagram, version 1 did not. */
    private static void redirected(Dissection d, int at, int end) {
        int limit = Math.min(end, d.frame().limit(at));
        int datagram = at < limit && d.frame().u8(at) == 0x45 ? at : at + 4;
        if (datagram <= limit)
            d.next(EtherType.TYPES, EtherType.IPV4, datagram, end);
    }

    private static void overUdp(Registration to, Protocol protocol, Dissector dissector, int... ports) {
        to.protocol(protocol);
        for (int port : ports)
            to.add(Udp.PORTS, port, dissector);
    }
}
