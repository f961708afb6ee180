package dev.remora.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.type.Operand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values go by the registry's names and by Wireshark's labels. */
class LabelsTest {
    private static final Catalogue CATALOGUE = Dissectors.load().catalogue();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ip.proto         | HOPOPT                                       | 0
            ip.proto         | IPv6 Hop-by-Hop Option                       | 0
            ipv6.nxt         | fragment header for ipv6                     | 44
            ipv6.fraghdr.nxt | Destination Options for IPv6                 | 60
            ipv6.routing.nxt | OSPFIGP                                      | 89
            ah.next_header   | OSPF IGP                                     | 89
            ip.proto         | HIP                                          | 139
            ip.proto         | Ethernet                                     | 143
            eth.type         | RARP                                         | 0x8035
            eth.type         | Reverse ARP                                  | 0x8035
            vlan.etype       | MPLS multicast label switched packet         | 0x8848
            arp.proto.type   | Netware IPX/SPX                              | 0x8137
            geneve.proto_type| IPv4                                         | 0x0800
            gre.proto        | IP                                           | 0x0800
            gre.proto        | ERSPAN III                                   | 0x22EB
            eth.type         | eCPRI                                        | 0xAEFE
            arp.hw.type      | AX.25                                        | 3
            arp.opcode       | mars request                                 | 11
            arp.opcode       | experimental 1                               | 24
            sll.hatype       | Loopback                                     | 772
            icmp.ext.class   | Interface Information Object                 | 2
            icmpv6.type      | Node Information Reply                       | 140
            icmpv6.type      | Node Information Response                    | 140
            icmpv6.opt.type  | Nonce                                        | 14
            ip.opt.flag      | time stamps only                             | 0
            ip.opt.type.number | End of Option List (EOL)                   | 0
            ip.opt.type.class  | Reserved for future use                    | 1
            ipv6.opt.type    | Path MTU Option                              | 0x30
            ipv6.opt.type    | Experimental (0xFE)                          | 0xFE
            ipv6.routing.type| Compact Routing Header 16                    | 5
            gre.flags.key       | Yes                                          | 1
            gre.flags.key       | No                                           | 0
            gre.flags.version   | Enhanced GRE                                 | 1
            ip.opt.type.copy    | No                                           | 0
            icmp.int_info.ipaddr| Not Present                                  | 0
            arp.isgratuitous    | True                                         | 1
            vlan.cfi            | Canonical                                    | 0
            eth.ig              | Individual address (unicast)                 | 0
            tcp.options.mptcp.rst_reason  | Middlebox interference             | 6
            tcp.options.experimental.exid | Accurate ECN                       | 0xACCE
            tcp.options.qs.rate           | 1.28 Mbit/s                        | 5
            ppp.protocol                  | Internet Protocol Control Protocol | 0x8021
            ppp.protocol                  | KNX Bridging Data                  | 81
            arp.hw.type                   | Acorn Econet                       | 782
            sll.hatype                    | Void type, nothing is known        | 65535
            sll.ltype                     | CAN FD                             | 13
            pim.type                      | register-stop                      | 2
            pim.type                      | PFM source discovery               | 12
            gtp.message                   | Echo request                       | 1
            gtp.message                   | T-PDU                              | 255
            gtp.message                   | G-PDU                              | 255
            lldp.tlv.type                 | Organization Specific              | 127
            nsh.nextproto                 | Experiment 2                       | 255
            eapol.version                 | 802.1X-2010                        | 3
            chdlc.protocol                | SLARP                              | 0x8035
            chdlc.protocol                | IP                                 | 0x0800
            chdlc.address                 | Multicast                          | 0x8F
            fr.chdlctype                  | MPLS unicast                       | 0x8847
            fr.nlpid                      | ISIS                               | 0x83
            erspan.version                | Type III                           | 2
            erspan.truncated              | Truncated                          | 1
            mpls.label                    | Router Alert                       | 1
            mpls.label                    | Implicit NULL Label                | 3
            wlan.fc.frag                  | More fragments follow              | 1
            wlan.fc.retry                 | Frame is not being retransmitted   | 0
            pppoe.code                    | Active Discovery Offer (PADO)      | 7
            llc.ssap                      | Spanning Tree BPDU                 | 0x42
            null.family                   | IP                                 | 2
            null.family                   | IPv4                               | 2
            """)
    void nameNumbers(String field, String label, String number) {
        assertThat(labels(field).number(label)).isEqualTo(Long.decode(number));
    }

    @Test
    void ofOneFieldAreNotThoseOfAnother() {
        assertThat(labels("eth.type").number("RARP")).isEqualTo(0x8035);
        assertThat(labels("gre.proto").number("RARP")).isNull();
    }

    private static Labels labels(String field) {
        Catalogue.Entry entry = CATALOGUE.find(field).orElseThrow();
        return Labels.of(new Operand.FieldOf(new Expr.Name(new Span(0, field.length()), field), entry, null));
    }
}
