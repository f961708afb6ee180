package dev.remora.internet;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Provider;
import dev.remora.dissect.Summary;
import dev.remora.link.AssociatedChannel;
import dev.remora.link.CiscoHdlc;
import dev.remora.link.ClassicalIp;
import dev.remora.link.EncapsulationLog;
import dev.remora.link.EtherType;
import dev.remora.link.FrameRelay;
import dev.remora.link.JuniperEthernet;
import dev.remora.link.Llc;
import dev.remora.link.NetfilterLog;
import dev.remora.link.NullLoopback;
import dev.remora.link.PacketFilterLog;
import dev.remora.link.Ppp;
import dev.remora.link.RawIp;
import dev.remora.packet.LinkType;

/** The protocols of this package. */
public final class InternetLayers implements Provider {
    /** BSD/OS and Darwin, NetBSD and OpenBSD, FreeBSD: AF_INET6 has a number of its own on each. */
    private static final int[] AF_INET6 = {30, 24, 28};

    private static final Summary ARP      = Summary.of("ARP", "{arp.opcode:name}", " for {arp.dst.proto_ipv4}",
            ", from {arp.src.proto_ipv4} at {arp.src.hw_mac}");
    private static final Summary DATAGRAM = Summary.of("IPv4", "{ip.proto:name}", ", {ip.len} octets", ", id {ip.id}", ", fragment at {ip.frag_offset:nonzero} × 8");
    private static final Summary PACKET   = Summary.of("IPv6", "{ipv6.nxt:name}", ", {ipv6.plen} octets");

    private static final Summary MESSAGE = Summary.of("ICMP", "{icmp.type:name}", " ({icmp.code:named})", ", id={icmp.ident}", ", seq={icmp.seq}",
            ", gateway {icmp.redir_gw}", ", MTU {icmp.mtu}", ", pointer {icmp.pointer}", ", router {icmp.router_address}", ", mask {icmp.address_mask}");

    private static final Summary MESSAGE_6 = Summary.of("ICMPv6", "{icmpv6.type:name}", " ({icmpv6.code:named})", ", id={icmpv6.echo.identifier}",
            ", seq={icmpv6.echo.sequence_number}", " for {icmpv6.nd.ns.target_address}", " of {icmpv6.nd.na.target_address}", ", MTU {icmpv6.mtu}",
            ", pointer {icmpv6.pointer}", " to {icmpv6.nd.rd.target_address}", ", prefix {icmpv6.opt.prefix}", " from {icmpv6.opt.src_linkaddr}",
            " at {icmpv6.opt.target_linkaddr}", " {icmpv6.mld.multicast_address}", ", {icmpv6.mldr.nb_mcast_records} records");

    @Override
    public void provide(Registration to) {
        to.protocol(Arp.PROTOCOL).add(EtherType.TYPES, EtherType.ARP, Arp::dissect).add(EtherType.TYPES, EtherType.RARP, Arp::dissect).summary(Arp.PROTOCOL, ARP);
        ipv4(to.protocol(Ipv4.PROTOCOL).summary(Ipv4.PROTOCOL, DATAGRAM));
        ipv6(to.protocol(Ipv6.PROTOCOL).summary(Ipv6.PROTOCOL, PACKET));
        to.protocol(Icmp.PROTOCOL).summary(Icmp.PROTOCOL, MESSAGE).extend(Icmp.PROTOCOL, IcmpExtensions.EXTENSION).add(Ipv4.PROTOCOLS, 1, Icmp::dissect);
        to.protocol(Icmpv6.PROTOCOL).summary(Icmpv6.PROTOCOL, MESSAGE_6).extend(Icmpv6.PROTOCOL, NeighbourOptions.EXTENSION).extend(Icmpv6.PROTOCOL, MulticastListener.EXTENSION)
                .extend(Icmpv6.PROTOCOL, IcmpExtensions.EXTENSION)
                .add(Ipv4.PROTOCOLS, Icmpv6.PROTOCOL_NUMBER, Icmpv6::dissect);
        to.protocol(HopByHop.PROTOCOL).add(Ipv4.PROTOCOLS, 0, HopByHop::dissect);
        to.protocol(Routing.PROTOCOL).add(Ipv4.PROTOCOLS, 43, Routing::dissect);
        to.protocol(FragmentHeader.PROTOCOL).add(Ipv4.PROTOCOLS, 44, FragmentHeader::dissect);
        to.protocol(DestinationOptions.PROTOCOL).add(Ipv4.PROTOCOLS, 60, DestinationOptions::dissect);
        to.protocol(Shim6.PROTOCOL).add(Ipv4.PROTOCOLS, 140, Shim6::dissect);
        to.protocol(AuthenticationHeader.PROTOCOL).add(Ipv4.PROTOCOLS, 51, AuthenticationHeader::dissect);
        to.protocol(EncapsulatingSecurity.PROTOCOL).add(Ipv4.PROTOCOLS, 50, EncapsulatingSecurity::dissect);
        to.protocol(UnknownVersion.IN_IPV4).protocol(UnknownVersion.IN_IPV6);
    }

    private static void ipv4(Registration to) {
        to.add(EtherType.TYPES, EtherType.IPV4, Ipv4::dissect)
                .add(RawIp.VERSIONS, 4, Ipv4::dissect)
                .add(NullLoopback.FAMILIES, 2, EitherVersion::dissect)
                .add(Ppp.PROTOCOLS, 0x0021, EitherVersion::dissect)
                .add(FrameRelay.NLPIDS, 0xCC, EitherVersion::dissect)
                .add(ClassicalIp.PAYLOADS, ClassicalIp.IP, EitherVersion::dissect)
                .add(EncapsulationLog.FAMILIES, 2, Ipv4::dissect)
                .add(AssociatedChannel.TYPES, 0x0021, EitherVersion::dissect)                // RFC 4385 section 6
                .add(PacketFilterLog.FAMILIES, 2, Ipv4::dissect)
                .add(NetfilterLog.FAMILIES, 2, Ipv4::dissect)
                .add(JuniperEthernet.PROTOCOLS, 2, EitherVersion::dissect)
                .add(Dissection.LINK_TYPES, LinkType.IPV4, EitherVersion::dissect)
                .add(Ipv4.PROTOCOLS, Ipv4.IP_IN_IP, EitherVersion::dissectAny)
                .add(Llc.SAPS, 0x06, EitherVersion::dissectAny)
                .add(CiscoHdlc.PROTOCOLS, EtherType.IPV4, EitherVersion::dissectAny);
    }

    private static void ipv6(Registration to) {
        to.add(EtherType.TYPES, EtherType.IPV6, Ipv6::dissect)
                .add(Ppp.PROTOCOLS, 0x0057, Ipv6::dissect)
                .add(AssociatedChannel.TYPES, 0x0057, Ipv6::dissect)
                .add(FrameRelay.NLPIDS, 0x8E, Ipv6::dissect)
                .add(RawIp.VERSIONS, 6, Ipv6::dissect)
                .add(Dissection.LINK_TYPES, LinkType.IPV6, Ipv6::dissect)
                .add(Ipv4.PROTOCOLS, 41, Ipv6::dissect)
                .add(EncapsulationLog.FAMILIES, 24, Ipv6::dissect)
                .add(NetfilterLog.FAMILIES, 10, Ipv6::dissect)
                .add(JuniperEthernet.PROTOCOLS, 6, Ipv6::dissect);
        for (int family : AF_INET6)
            to.add(NullLoopback.FAMILIES, family, Ipv6::dissect).add(PacketFilterLog.FAMILIES, family, Ipv6::dissect);
    }
}
