package dev.remora.rules.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies for a packet filter. {@code -Dgolden.update} writes what is expected. */
class NftablesExportTest {
    private static final Path FOLDER = Path.of("src/test/translate");
    private static final Path NFT    = Path.of("/usr/sbin/nft");

    @Test
    void writesAChainForEachPolicy() throws IOException {
        String text = NftablesExport.export(rules(FOLDER.resolve("policies.remora"))).text();
        Path expected = FOLDER.resolve("policies.nft");
        if (Boolean.getBoolean("golden.update"))
            Files.writeString(expected, text);

        assertThat(text).isEqualTo(Files.readString(expected));
    }

    @Test
    void namesTheClausesThatAFirewallCannotHold() throws IOException {
        assertThat(NftablesExport.export(rules(FOLDER.resolve("policies.remora"))).refusals()).containsExactly(
                "edge/tcp-inbound.searched: contains: nftables cannot search", "edge/tcp-inbound.counted: tcp.window_size: nftables has no such field",
                "edge/odd-titles.searched: contains: nftables cannot search", "edge/by-interface.any-eth: \"eth*\": to nftables, an interface cannot be called so",
                "edge/by-interface.behind: >: nftables asks of an interface only whether it is this one");
    }

    @Test
    void keepsWhatAnAuthorWroteInComments() throws IOException {
        String text = NftablesExport.export(rules(FOLDER.resolve("policies.remora"))).text();

        assertThat(text.lines().filter(line -> line.contains("flush") || line.contains("add table"))).hasSize(2).allMatch(line -> line.strip().startsWith("# "));
        assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    }

    @Test
    void entersAChainOnceHoweverManyCasesAPolicyAppliesTo() {
        String text = export("policy both \"Two cases\" { applies ip or tcp  alert all-of-it when tcp  allow otherwise }");

        assertThat(text).containsOnlyOnce("jump policy.both/applies\n").doesNotContain("jump policy.both\n");
        assertThat(text).contains("""
                    chain policy.both/applies {
                        meta nfproto ipv4 goto policy.both
                        meta l4proto tcp goto policy.both
                    }
                """);
    }

    /** Else the clauses of the last version would stay in front, and decide. */
    @Test
    void takesThePlaceOfWhatWasLoadedBefore() throws IOException, InterruptedException {
        String text = export("policy inbound { applies ip  deny all-of-it when tcp  allow otherwise }");

        assertThat(text).contains("\ntable inet remora\ndelete table inet remora\n\ntable inet remora {\n");
        assertReads(text + text);
    }

    @Test
    void letsTheAnswersOfAConnectionIn() throws IOException, InterruptedException {
        String text = export("policy inbound \"Answers\" { applies ip "
                + " allow answers when connection.established and connection.direction == to-originator  deny otherwise }");

        assertThat(text).contains("ct state & established != 0 ct direction == 1 counter return")
                .contains("conntrack takes the sender of the first packet it saw for the originator");
        assertReads(text);
    }

    /** What a policy has in place of {@code ct state established}, {@code new} and {@code invalid}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connection.responder.packets > 0      | ct state & established != 0
            0 < connection.responder.packets      | ct state & established != 0
            not connection.responder.packets >= 1 | ct state & established == 0
            connection.responder.packets == 0     | ct state & new != 0
            not connection.responder.packets < 1  | ct state & new == 0
            connection.unknown                    | ct state & invalid != 0""")
    void asksWhetherAConnectionWasAnswered(String condition, String written) throws IOException, InterruptedException {
        String text = export("policy inbound { deny x when " + condition + "  allow otherwise }");

        assertThat(text).contains("        " + written + " counter drop\n");
        assertReads(text);
    }

    @Test
    void leavesArpToOthers() throws IOException, InterruptedException {
        String text = export("policy inbound { deny forged when arp  alert x when not (icmp or arp)  allow otherwise }");

        assertThat(text).contains("        # forged\n        # x\n        meta l4proto != icmp counter log").contains("Note: A table of the family inet sees no ARP.");
        assertReads(text);
    }

    @Test
    void looksAtMarkings() throws IOException, InterruptedException {
        String text = export("policy markings \"Markings\" { applies ip or ipv6  deny control when ip.dsfield.dscp in {CS6, CS7} or not ipv6.tclass.dscp <= CS5"
                + "  alert congested when ip.dsfield.ecn == 3 or ipv6.tclass.ecn == 3  deny labelled when ipv6.flow != 0 and ipv6.plen > 1000  allow otherwise }");

        assertThat(text).contains("ip dscp { 48, 56 } counter drop", "ip6 dscp > 40 counter drop", "ip ecn == 3", "ip6 ecn == 3", "ip6 flowlabel != 0 ip6 length > 1000");
        assertReads(text);
    }

    @Test
    void looksAtTheHeadersBehindThatOfIpv6() throws IOException, InterruptedException {
        String text = export("policy extensions \"Extension headers\" { applies ip or ipv6  deny source-route when ipv6.routing.type == 0 and ipv6.routing.segleft > 0"
                + "  deny begun when ipv6.fraghdr.more and ipv6.fraghdr.ident != 7  deny later when ipv6.fraghdr.offset > 0 and ipv6.fraghdr.nxt == 58"
                + "  alert others when not ipv6.routing.type == 4 and ipv6.hopopts  alert plain when not ipv6.dstopts  deny both when ipv6.routing and ip  allow otherwise }");

        assertThat(text).contains("meta nfproto ipv6 exthdr rt exists rt type == 0 rt seg-left > 0 counter drop", "exthdr frag exists frag more-fragments != 0 frag id != 7",
                "exthdr frag exists frag frag-off > 0 frag nexthdr == 58 counter drop",
                "meta nfproto != ipv6 counter", "exthdr dst missing counter", "meta nfproto ipv6 exthdr rt exists rt type != 4 exthdr hbh exists counter",
                "exthdr rt missing meta nfproto ipv6 exthdr hbh exists counter", "fragments are reassembled before this chain");
        assertThat(text).as("no packet of IPv4 has such a header").doesNotContain("exthdr rt exists meta nfproto ipv4", "meta nfproto != ipv6 meta nfproto ipv6");
        assertReads(text);
    }

    @Test
    void asksNoPacketOfIpv4ForWhatFollowsIpv6() throws IOException, InterruptedException {
        String text = export("policy mixed { applies ip or ipv6  deny x when ip.flags.mf and not ipv6.fraghdr  deny y when not (ipv6.routing or ipv6.dstopts)  allow otherwise }");

        assertThat(text).contains("meta nfproto ipv4 ip frag-off & 0x2000 != 0 counter drop", "        meta nfproto != ipv6 counter drop",
                "exthdr rt missing exthdr dst missing counter drop").doesNotContain("meta nfproto ipv4 ip frag-off & 0x2000 != 0 exthdr");
        assertReads(text);
    }

    /** Without an operator, nftables would take flags for a test for any of them. */
    @Test
    void takesASetOfOneForWhatIsInIt() throws IOException, InterruptedException {
        String text = export("policy one { applies ip or ipv6  deny x when tcp.flags in {2}  deny y when not ip.src in {10.0.0.0/8}  allow otherwise }");

        assertThat(text).contains("tcp flags == 2 counter drop", "ip saddr != 10.0.0.0/8 counter drop");
        assertReads(text);
    }

    /** Some versions of nftables take neighbours for one field, and both inequalities for one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tcp.port != 443 | tcp sport & 0xffff != 443 tcp dport & 0xffff != 443",
        "icmp.type != 3 and not icmp.code in {1} | icmp type & 0xff != 3 icmp code & 0xff != 1",
        "ip.ttl != 64 and ip.proto != 6 and ip.src != 10.0.0.1 | ip ttl & 0xff != 64 ip protocol & 0xff != 6 ip saddr != 10.0.0.1",
        "ipv6.plen != 8 and ipv6.hlim != 255 and ipv6.nxt != 58 | ip6 length & 0xffff != 8 ip6 hoplimit & 0xff != 255 ip6 nexthdr & 0xff != 58",
        "tcp.flags != 2 and tcp.seq_raw != 0 and tcp.window_size_value != 0 | tcp flags & 0xff != 2 tcp sequence & 0xffffffff != 0 tcp window & 0xffff != 0",
        "tcp.srcport != 443 and tcp.dstport == 80 | tcp sport != 443 tcp dport == 80"})
    void keepsInequalitiesOfNeighboursApart(String condition, String written) throws IOException, InterruptedException {
        String text = export("policy apart { applies ip or ipv6  deny x when " + condition + "  allow otherwise }");

        assertThat(text).contains(written + " counter drop");
        assertReads(text);
    }

    @Test
    void writesOnceWhatSeveralHeadersThatAreAbsentHaveInCommon() throws IOException {
        String text = export("policy extensions { applies ip or ipv6  deny either when not (ipv6.routing and ipv6.hopopts)  allow otherwise }");

        assertThat(text).containsOnlyOnce("meta nfproto != ipv6 counter drop").contains("exthdr rt missing counter drop", "exthdr hbh missing counter drop");
    }

    /** For one of them, nftables would not load any of the table; a flag in a set it would take for a number, and never find. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tcp.flags & 0xf00 != 0 | tcp.flags: nftables cannot compare it with 0xf00",
        "tcp.flags == 0x102 | tcp.flags: nftables cannot compare it with 0x102",
        "tcp.flags in {2, 0x100..0x102} | tcp.flags: nftables cannot compare it with 0x100",
        "ipv6.tclass.dscp & 3 == 1 | ipv6.tclass.dscp & 3: nftables cannot look at some of these bits alone",
        "ipv6.fraghdr.offset & 1 == 1 | ipv6.fraghdr.offset & 1: nftables cannot look at some of these bits alone",
        "connection.responder.packets > 9 | connection.responder.packets: nftables knows only whether there are any",
        "connection.responder.packets in {1..5} | connection.responder.packets: nftables knows only whether there are any",
        "connection.responder.packets & 1 == 1 | connection.responder.packets & 1: nftables cannot look at some of these bits alone",
        "ip.ttl > -1 | ip.ttl: nftables cannot compare it with -1",
        "ip.src > 10.0.0.8/30 | >: nftables asks of a network only whether an address is in it",
        "tcp.dstport in {5..3} | 5-3: this range ends before it begins",
        "ip.src in {10.0.0.9..10.0.0.1} | 10.0.0.9-10.0.0.1: this range ends before it begins",
        "tcp.flags.syn in {true} | tcp.flags.syn: nftables cannot look a flag up in a set; compare it by ==",
        "connection.established in {true} | connection.established: nftables cannot look a flag up in a set; compare it by =="})
    void refusesWhatNftablesDoesNotTake(String condition, String refusal) throws IOException, InterruptedException {
        Source policy = Source.of("policies", "policy p { deny x when " + condition + "  allow otherwise }");
        NftablesExport.Result result = NftablesExport.export(RuleFiles.of(List.of(policy), Dissectors.load().catalogue(), (path, from) -> Optional.empty()).rules());

        assertThat(result.refusals()).containsExactly("p.x: " + refusal);
        assertReads(result.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "input", "_x", "a-very-long-name-that-goes-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on"})
    void writesWhatNftablesReadsWhateverAPolicyIsCalled(String name) throws IOException, InterruptedException {
        assertReads(export("policy " + name + " \"Any name\" { applies ip or tcp  alert also-" + name + " when tcp  allow otherwise }"));
    }

    @Test
    void namesEachChainOnce() throws IOException, InterruptedException {
        String clauses = " \"Any\" { applies ip or tcp  deny tcp when tcp  allow otherwise }";
        String longName = "n".repeat(140);
        Source alone = Source.of("alone.remora", "policy x" + clauses + " policy a-b" + clauses + " policy a_b" + clauses + " policy policy" + clauses);
        String two = " policy " + longName + "1" + clauses + " policy " + longName + "2" + clauses;
        Source packed = Source.of("packed.remora", "pack policy \"Named as the word\" policy x" + clauses + two);
        RuleSet rules = RuleFiles.of(List.of(alone, packed), Dissectors.load().catalogue(), (path, from) -> Optional.empty()).rules();

        String text = NftablesExport.export(rules).text();

        assertThat(text.lines().filter(line -> line.startsWith("    chain "))).hasSize(2 * rules.policies().size() + 1).doesNotHaveDuplicates();
        assertReads(text);
    }

    @Test
    void holdsThePoliciesOfTheSamples() throws IOException {
        NftablesExport.Result result = NftablesExport.export(rules(Path.of("../samples/rules")));

        assertThat(result.policies()).isPositive();
        assertThat(result.refusals()).isEmpty();
    }

    @Test
    void writesWhatNftablesReads() throws IOException, InterruptedException {
        assertReads(NftablesExport.export(rules(FOLDER.resolve("policies.remora"))).text());
    }

    private static void assertReads(String text) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(NFT), "nftables is not installed");
        Path file = Files.createTempFile("policies", ".nft");
        Files.writeString(file, text);
        Process process = new ProcessBuilder(NFT.toString(), "-c", "-f", file.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assumeTrue(!said.contains("Operation not permitted"), "nftables may not be asked here");
        assertThat(said).isEmpty();
    }

    private static String export(String text) {
        RuleFiles checked = RuleFiles.of(List.of(Source.of("policies", text)), Dissectors.load().catalogue(), (path, from) -> Optional.empty());
        assertThat(checked.report()).isEmpty();
        return NftablesExport.export(checked.rules()).text();
    }

    private static RuleSet rules(Path path) throws IOException {
        return RuleFolder.load(List.of(path), Dissectors.load().catalogue()).rules();
    }
}
