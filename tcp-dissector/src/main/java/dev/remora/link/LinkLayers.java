package dev.remora.link;

import static dev.remora.dissect.Dissection.LINK_TYPES;

import dev.remora.dissect.Provider;
import dev.remora.packet.LinkType;

/** The protocols of this package. */
public final class LinkLayers implements Provider {
    private static final int[] VLAN_TYPES = {0x8100, 0x9100};

    @Override
    public void provide(Registration to) {
        local(to);
        serial(to);
        tags(to);
        loopback(to);
        captured(to);
    }

    private static void local(Registration to) {
        to.protocol(Ethernet.PROTOCOL).add(LINK_TYPES, LinkType.ETHERNET, Ethernet::dissect).add(EtherType.TYPES, EtherType.BRIDGING, Ethernet::dissect);
        to.protocol(Ethernet.WRAPPED).protocol(InterSwitchLink.PROTOCOL).protocol(FabricPath.PROTOCOL);
        to.protocol(Llc.PROTOCOL).add(EtherType.TYPES, EtherType.JUMBO_LLC, Llc::dissect).add(LINK_TYPES, LinkType.ATM_RFC1483, Llc::dissect);
        to.protocol(Fddi.PROTOCOL).add(LINK_TYPES, LinkType.FDDI, Fddi::dissect);
        to.protocol(TokenRing.PROTOCOL).add(LINK_TYPES, LinkType.TOKEN_RING, TokenRing::dissect);
        to.protocol(Lldp.PROTOCOL).add(EtherType.TYPES, 0x88CC, Lldp::dissect);
        to.protocol(IpOverInfiniband.PROTOCOL).add(LINK_TYPES, LinkType.IPOIB, IpOverInfiniband::dissect);
        to.protocol(ClassicalIp.PROTOCOL).add(LINK_TYPES, LinkType.ATM_CLIP, ClassicalIp::dissect);
        to.protocol(FireWireIp.PROTOCOL).add(LINK_TYPES, LinkType.FIREWIRE, FireWireIp::dissect);
        to.protocol(LinuxCooked.PROTOCOL).add(LINK_TYPES, LinkType.LINUX_SLL, LinuxCooked::dissect);
        to.protocol(WirelessLan.PROTOCOL).add(LINK_TYPES, LinkType.WIRELESS, WirelessLan::dissect);
        to.protocol(Radiotap.PROTOCOL).add(LINK_TYPES, LinkType.RADIOTAP, Radiotap::dissect);
        to.protocol(LinuxCooked2.PROTOCOL).add(LINK_TYPES, LinkType.LINUX_SLL2, LinuxCooked2::dissect);
        to.protocol(Eapol.PROTOCOL).add(EtherType.TYPES, 0x888E, Eapol::dissect).add(EtherType.TYPES, 0x88C7, Eapol::dissect);
        to.protocol(PrecisionTime.PROTOCOL).add(EtherType.TYPES, 0x88F7, PrecisionTime::dissect);
    }

    private static void captured(Registration to) {
        to.protocol(Pktap.PROTOCOL).add(LINK_TYPES, LinkType.PKTAP, Pktap::dissect).add(LINK_TYPES, LinkType.USER2, Pktap::dissect);
        to.protocol(JuniperEthernet.PROTOCOL)
                .add(LINK_TYPES, LinkType.JUNIPER_ETHER, JuniperEthernet::dissect)
                .add(LINK_TYPES, LinkType.JUNIPER_PPPOE, JuniperEthernet::dissect)
                .add(LINK_TYPES, LinkType.JUNIPER_PPP, JuniperEthernet::dissectPpp)
                .add(LINK_TYPES, LinkType.JUNIPER_FR, JuniperEthernet::dissectFrameRelay)
                .add(LINK_TYPES, LinkType.JUNIPER_CHDLC, JuniperEthernet::dissectHdlc);
        to.protocol(PerPacketInformation.PROTOCOL).add(LINK_TYPES, LinkType.PPI, PerPacketInformation::dissect);
        to.protocol(PacketFilterLog.PROTOCOL).add(LINK_TYPES, LinkType.PFLOG, PacketFilterLog::dissect);
        to.protocol(NetfilterLog.PROTOCOL).add(LINK_TYPES, LinkType.NFLOG, NetfilterLog::dissect);
        to.protocol(EncapsulationLog.PROTOCOL).add(LINK_TYPES, LinkType.ENC, EncapsulationLog::dissect);
        to.protocol(AristaTimestamp.PROTOCOL).add(EtherType.TYPES, AristaTimestamp.ETHER_TYPE, AristaTimestamp::dissect);
    }

    private static void serial(Registration to) {
        to.protocol(Ppp.PROTOCOL).add(LINK_TYPES, LinkType.PPP, Ppp::dissectSerial).add(LINK_TYPES, LinkType.PPP_HDLC, Ppp::dissectSerial);
        to.protocol(Ppp.ELSE_CISCO);
        to.protocol(PppoeDiscovery.PROTOCOL).add(EtherType.TYPES, 0x8863, PppoeDiscovery::dissect).extend(PppoeDiscovery.PROTOCOL, PppoeTags.EXTENSION);
        to.protocol(PppoeSession.PROTOCOL).add(EtherType.TYPES, 0x8864, PppoeSession::dissect).add(LINK_TYPES, LinkType.PPP_ETHER, PppoeSession::dissect);
        to.protocol(CiscoHdlc.PROTOCOL).add(LINK_TYPES, LinkType.C_HDLC, CiscoHdlc::dissect).add(LINK_TYPES, LinkType.NETBSD_HDLC, CiscoHdlc::dissect);
        to.protocol(FrameRelay.PROTOCOL).add(LINK_TYPES, LinkType.FRELAY, FrameRelay::dissect);
    }

    private static void tags(Registration to) {
        to.protocol(Vlan.PROTOCOL);
        for (int type : VLAN_TYPES)
            to.add(EtherType.TYPES, type, Vlan::dissect);
        to.protocol(ProviderBridge.PROTOCOL).add(EtherType.TYPES, 0x88A8, ProviderBridge::dissect);
        to.protocol(ProviderBackbone.PROTOCOL).add(EtherType.TYPES, 0x88E7, ProviderBackbone::dissect);
        to.protocol(VnTag.PROTOCOL).add(EtherType.TYPES, 0x8926, VnTag::dissect);
        to.protocol(SeamlessRedundancy.PROTOCOL).add(EtherType.TYPES, 0x892F, SeamlessRedundancy::dissect);
        to.protocol(Trill.PROTOCOL).add(EtherType.TYPES, 0x22F3, Trill::dissect);
        to.protocol(AssociatedChannel.PROTOCOL);
        to.protocol(Mpls.PROTOCOL)
                .add(EtherType.TYPES, 0x8847, Mpls::dissect)
                .add(EtherType.TYPES, 0x8848, Mpls::dissect)
                .add(LINK_TYPES, LinkType.MPLS, Mpls::dissect)
                .add(Ppp.PROTOCOLS, 0x0281, Mpls::dissect)
                .add(Ppp.PROTOCOLS, 0x0283, Mpls::dissect);
    }

    private static void loopback(Registration to) {
        to.protocol(NullLoopback.PROTOCOL)
                .add(LINK_TYPES, LinkType.NULL, NullLoopback::dissect)
                .add(LINK_TYPES, LinkType.LOOP, NullLoopback::dissect);
        to.protocol(RawIp.PROTOCOL).add(LINK_TYPES, LinkType.RAW, RawIp::dissect);
    }
}
