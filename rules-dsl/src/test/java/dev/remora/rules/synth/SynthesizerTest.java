package dev.remora.rules.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.RuleFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of each form and occasion, what is made of them, and what is said where nothing can be. */
class SynthesizerTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private static RuleFile file(String text) {
        RuleFiles files = RuleFiles.of(List.of(Source.of("mine.remora", text)), DISSECTORS.catalogue(), (path, from) -> Optional.empty());
        assertThat(files.hasErrors()).as(files.report()).isFalse();
        return files.rules().files().getFirst();
    }

    private static Synthesis synthesize(String body) {
        RuleFile file = file("rule mine \"Mine\" { " + body + " }");
        return new Synthesizer(DISSECTORS).synthesize(file, file.rules().getFirst());
    }

    private static Synthesis.Found found(String body) {
        Synthesis synthesis = synthesize(body);
        assertThat(synthesis).isInstanceOf(Synthesis.Found.class);
        return (Synthesis.Found) synthesis;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "when tcp.flags.syn and tcp.flags.ack without tcp.flags.syn and not tcp.flags.ack by pair(ip.src, ip.dst) within 30s",
        "when udp sum udp.length by ip.src within 10s >= 20kB",
        "sequence by connection { tcp.flags.syn and not tcp.flags.ack then tcp.flags.syn and tcp.flags.ack within 5s then tcp.flags.reset within 5s }",
        "on close when connection.conn_state == \"SF\"",
        "on established when tcp.dstport == 443",
        "on established when connection.id count by connection.originator.address within 10s >= 10",
        "on state when connection.responder.state == CLOSE_WAIT",
        "on open when ip.dst == 203.0.113.0/24",
        "when ip.ttl < 5 and ip.src in {192.168.0.0/16} and udp.dstport in {33434..33534}",
        "when ipv6.src == 2001:db8:1::/48 and icmpv6.type == 135 and ipv6.hlim < 255",
        "when vlan.id == 5 and tcp.dstport > 1024 and not tcp.dstport in {1025, 8080}",
        "when ip.addr == 203.0.113.7 and tcp.window_size_value == 0 and tcp.flags.ack",
        "when tcp.verdict == retransmission",
        "when ip.len > 1400 and icmp.type == 8",
        "when tcp.flags.syn xor tcp.flags.ack",
        "on close when connection.responder.port == 22 and connection.age < 10s count by connection.originator.address, connection.responder.address within 5m >= 10",
        "on established when connection.originator.address == 192.168.0.0/16 and connection.sender.port == 4444",
        "on state when connection.responder.state == CLOSE_WAIT and connection.responder.state.age > 60s",
        "when arp.opcode == 2",
        "when tcp.options.timestamp.tsval == 5",
        "when tcp.options.timestamp.tsecr == 7 and tcp.options.timestamp.tsval > 100",
        "when tcp.options.timestamp",
        "when arp",
        "when udp.length == 65535",
        "when udp.length == 65515",
        "when udp.length == 65516",
        "when icmp and ip.len == 65535",
        "when tcp.payload[0] == 0x16 and tcp.payload[1:2] == 03:01 and tcp.payload[5] > 2 and tcp.dstport == 443",
        "when udp.payload[2] & 0x80 == 0x80 and udp.length > 100",
        "when tcp.payload matches r\"^(GET|POST) /admin[0-9]{2}\\.php\\?id=\\d+ HTTP/1\\.[01]\\r\\n\"",
        "when tcp contains \"passwd\" and tcp.payload contains \"user\" and not tcp.payload contains \"root\"",
        "when icmpv6 and data.data[0:4] == \"abcd\"",
        "when udp.payload[0] in {0x01, 0x02} sum udp.length by ip.src within 1s >= 5000",
        "sequence by ip.src { udp.payload contains \"x\" then tcp.payload[0:2] == 00:00 and tcp.flags.fin within 1s }",
        "when tcp.payload[-2:2] == 0d:0a",
        "when udp.payload[-1] == 0x41 and udp.payload[0] == 0x42 and udp.payload contains \"mid\" and udp.length > 100",
        "when udp.payload[0,2,-1] == 01:02:03",
        "when tcp.payload[-2:2] == 01:02 and tcp.payload[-4--3] == 03:04",
        "when data.data[-3:] == 01:02:03",
        "when udp.payload[-6:] contains \"en\"",
        "when tcp.payload matches \"bye\\\\r\\\\n$\" and tcp.payload contains \"user\"",
        "when eth.src[0:3] == 00:11:22 and eth.dst[-1] == 5",
        "when ip.src[3] == 7 and ip.dst[:2] == c0:a8",
        "when ipv6.dst[-2:] in {00:01, 00:35} and udp",
        "when ipv6.plen == 65535",
        "when udp.dstport == 53 and len(udp.payload) > 100 count by ip.src within 60s >= 30",
        "when icmp.type#1 in {0, 8} and len(data.data) > 128",
        "when connection.originator.packets > 5",
        "when connection.established and connection.originator.packets > 10 and 1000 < connection.originator.octets",
        "when udp and connection.responder.octets >= 3000",
        "on close when connection.originator.octets > 10MB and connection.responder.octets < 1MB",
        "on close when tcp.flags.fin and connection.conn_state == \"SF\" and connection.originator.octets > 100kB",
        "sequence by ip.src, ip.dst { tcp.flags.syn and not tcp.flags.ack then connection.originator.octets > 5000 within 60s }",
        "when arp.opcode == 2 and arp.src.proto_ipv4 == arp.dst.proto_ipv4",
        "when arp.src.hw_mac[0:3] == 00:11:22",
        "when tcp.window_size == 0 and connection.established count by connection within 60s >= 5",
        "when udp sum ip.len by ip.src within 1h >= 40MB",
        "when udp.length == 108 sum udp.length by ip.src within 10s >= 1MB",
        "when vlan.id#1 == 1 and vlan.id#2 == 20 and udp",
        "when vlan.id#2 in {20..30}",
        "when count(vlan) > 1 and not ip.src == 10.0.0.0/8",
        "when 1 < count(vlan) and udp",
        "when vlan and not vlan.id == 1",
        "when count(vlan.id) >= 2 count distinct vlan.id#2 by eth.src within 10s >= 3",
        "when gre and ip#2 and tcp.dstport == 22",
        "when connection.originator.octets > 10 * connection.responder.octets and connection.responder.octets > 0",
        "on close when connection.responder.octets / connection.originator.octets >= 100",
        "when udp and connection.responder.packets > 20 * connection.originator.packets",
        "when tcp.options.sack and tcp.flags.syn",
        "when tcp.options.sack.count == 3",
        "when tcp.flags.ack and count(tcp.options.sack_le) > 3",
        "when gre.proto == 0x6558",
        "when gre count distinct tcp.dstport by ip.src#2 within 10s >= 20",
        "when gre and connection.established and tcp.dstport == 22",
        "when gre and vlan.id == 5 and icmp",
        "when ip and ipv6",
        "when ipv6.nxt#1 == 4 and ip.dst == 192.168.0.0/16 and udp.dstport == 53 count by ip.src within 10s >= 3",
        "when vxlan.vni == 42 and icmp count by ip.src within 10s >= 3",
        "when vxlan and not vxlan.vni in {0..100}",
        "when geneve.vni > 7 and tcp.flags.syn and ip.src == 203.0.113.7",
        "when gre.key == 5",
        "when gre.key in {7..9} and tcp.dstport == 22",
        "when icmpv6.opt.type == 3",
        "when icmpv6.type == 134 and icmpv6.opt.type == 5 and ipv6.hlim < 255",
        "when esp.spi == 0x1000",
        "when ah.spi in {7..9}",
        "when ipv6.hopopts",
        "when ip.frag_offset == 1 and ip.proto == 6 and not icmp.type#1 in {3, 11}",
        "when ipv6.dstopts and ipv6.dst == 2001:db8:7::/48 and ipv6.hlim < 5"})
    void findsPacketsForEachForm(String body) {
        Synthesis.Found found = found(body);
        RuleFile file = file("rule mine \"Mine\" { " + body + " }\n" + found.tests());

        assertThat(new TestRunner(DISSECTORS, RuleFolder::capture).run(file)).hasSize(2).allSatisfy(result -> assertThat(result.failures()).as(found.tests()).isEmpty());
    }

    @Test
    void findsTheSmallest() {
        assertThat(found("when tcp.flags.syn and tcp.flags.fin").fires().lines()).containsExactly("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN FIN]");
        assertThat(found("when tcp.flags.syn and not icmp.type == 3").fires().lines()).containsExactly("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN]");
        assertThat(found("when icmp count by ip.dst within 1s >= 3").fires().lines()).containsExactly("10.0.0.1 > 10.0.0.2 icmp x 3");
        assertThat(found("when icmp and len(data.data) > 128").fires().lines()).containsExactly("10.0.0.1 > 10.0.0.2 icmp length 129");
        assertThat(found("when count(vlan.id) > 1").fires().lines()).containsExactly("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN] vlan 1 vlan 1");
        assertThat(found("when vxlan.vni == 42").fires().lines()).containsExactly("10.0.0.1 > 10.0.0.2 vxlan vni 42");
        assertThat(found("when gre and ipv6#2 and udp").fires().lines())
                .containsExactly("[2001:db8::1] > [2001:db8::2] gre carrying ([2001:db8::1]:1024 > [2001:db8::2]:80 udp)");
        assertThat(found("when ip.proto == 41 and ip.src == 192.0.2.1 and ipv6.dst == 2001:db8:7::/48 and tcp.dstport == 22").fires().lines())
                .containsExactly("192.0.2.1 > 10.0.0.2 ip carrying ([2001:db8::1]:1024 > [2001:db8:7::1]:22 tcp [SYN])");
        assertThat(found("when connection.originator.packets > 5").fires().lines()).containsExactly("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN] x 6");
        assertThat(found("when udp count distinct udp.dstport by ip.src within 1s >= 4").fires().lines()).containsExactly("10.0.0.1:1024 > 10.0.0.2:80..83 udp x 4");
    }

    @Test
    void saysWhatWasChanged() {
        assertThat(found("when count(tcp.options.sack_le) == 3").nearMiss().note()).isEqualTo("sack blocks 4 instead of 3");
        assertThat(found("when ip.len > 1400 and icmp").nearMiss().note()).isEqualTo("length 1372 instead of 1373");
        assertThat(found("when icmp count by ip.dst within 1s >= 3").nearMiss().note()).isEqualTo("2 packets instead of 3");
        assertThat(found("when tcp count distinct ip.ttl by ip.src within 1s >= 2").nearMiss().lines()).containsExactly("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN] ttl 64");
        assertThat(found("when tcp.flags == 0").nearMiss().note()).isEqualTo("with FIN");
        assertThat(found("when ip.addr in {198.51.100.1, 198.51.100.2}").nearMiss().note()).isEqualTo("from another address");
    }

    @Test
    void changesTheProtocolAlone() {
        PacketSequence miss = found("when udp and (ip.src == 192.168.0.1 or ip.dst == 10.0.0.2)").nearMiss();

        assertThat(miss.note()).isEqualTo("tcp instead of udp");
        assertThat(miss.lines()).containsExactly("192.168.0.1:1024 > 10.0.0.2:80 tcp []");
    }

    @Test
    void saysWhichDemandsExcludeEachOther() {
        assertThat(synthesize("when tcp.flags.syn and tcp.flags == 1")).isInstanceOfSatisfying(Synthesis.NotFound.class,
                none -> assertThat(none.reasons()).containsExactly("no packet meets `tcp.flags.syn` with `tcp.flags == 1`"));
        assertThat(synthesize("when tcp and arp")).isInstanceOfSatisfying(Synthesis.NotFound.class,
                none -> assertThat(none.reasons()).containsExactly("no packet meets tcp and arp"));
    }

    @Test
    void saysWhichDemandWasNotMet() {
        assertThat(synthesize("when tcp.dstport == 80 and tcp.options.md5")).isInstanceOfSatisfying(Synthesis.NotFound.class,
                none -> assertThat(none.reasons()).containsExactly("no packet was found that meets `tcp.options.md5`"));
    }

    @Test
    void spreadsMatchesOutWhereTooManyAtATimeKeepARuleQuiet() {
        Synthesis.Found found = found("when udp count by ip.src within 1s >= 5 unless count by ip.src within 100ms >= 3");

        assertThat(found.fires().lines()).containsExactly("10.0.0.1:1024 > 10.0.0.2:80 udp x 5 every 250ms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "when udp count by ip.src within 1s >= 5 unless count by ip.src within 1s >= 3 | `unless count by ip.src within 1s >= 3` silences all packets that were found",
        "when udp count distinct ip.src by ip.src within 1s >= 2 | no packets were found that fill `count distinct ip.src by ip.src within 1s >= 2`",
        "when udp count within 1h >= 9000000 | `count within 1h >= 9000000` asks for more packets than a test can have: 1000000",
        "when udp sum ip.len within 1h >= 1GB | `sum ip.len within 1h >= 1GB` asks for more octets than are tried: 50000000",
        "when connection.established without frame within 1h | every packet found that meets `connection.established` comes after one that meets `frame`",
        "sequence by ip.src { udp then icmp then udp and tcp } | no packet meets udp and tcp",
        "sequence by ip.src { udp then tcp.options.md5 } | no packet was found that meets `tcp.options.md5`",
        "sequence by ip.src, ip.src#2 { udp then icmp then arp } | no packets were found that reach step 3, `arp`"})
    void saysWhichPartOfARuleKeepsItQuiet(String body, String why) {
        assertThat(synthesize(body)).isInstanceOfSatisfying(Synthesis.NotFound.class, none -> assertThat(none.reasons()).containsExactly(why));
    }

    @Test
    void saysThatWhatFiresIsSuppressed() {
        RuleFile file = file("rule mine \"Mine\" { when udp }\nsuppress mine when udp because \"so\"");

        assertThat(new Synthesizer(DISSECTORS).synthesize(file, file.rules().getFirst())).isInstanceOfSatisfying(Synthesis.NotFound.class,
                none -> assertThat(none.reasons()).containsExactly("packets were found that fire it, but a suppression silences it"));
    }

    @Test
    void repeatsFewOfThoseThatDoNotMeetWhatIsCounted() {
        Form form = file("rule mine \"Mine\" { when connection.responder.state.before == LISTEN and any connection.id >= 11 count by eth.src within 1s >= 3 }").rules()
                .getFirst().form();

        assertThat(new Attempts(new Solver()).of(form, story -> false)).hasSizeLessThan(1_000);
        assertThat(new Attempts(new Solver()).of(form, story -> true)).hasSizeGreaterThan(1_000);
    }

    @Test
    void proposesNoPacketThatATestCannotHave() {
        assertThat(synthesize("when ip and udp.length == 65535")).isInstanceOf(Synthesis.NotFound.class);
    }

    @Test
    void aRuleThatAlwaysFiresHasNoNearMiss() {
        assertThat(synthesize("when frame")).isInstanceOfSatisfying(Synthesis.NotFound.class,
                none -> assertThat(none.reasons()).singleElement().asString().contains("still fires after each small change"));
    }
}
