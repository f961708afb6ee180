package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    @Test
    void listsNamesOnlyOneALine() {
        Command fields = Command.call("fields", "--names");

        assertThat(fields.status()).isZero();
        assertThat(fields.lines()).contains("frame.number", "ip.addr", "tcp", "tcp.flags.syn", "icmp.type").doesNotHaveDuplicates().allMatch(name -> !name.contains(" "));
    }

    @Test
    void groupsFieldsByProtocolWithTypeAndLabel() {
        Command fields = Command.call("fields", "tcp.flags.s");

        assertThat(fields.lines().getFirst()).startsWith("Transmission Control Protocol (RFC 9293");
        assertThat(fields.out()).containsPattern("tcp\\.flags\\.syn +flag +Syn\n").containsPattern("tcp\\.flags\\.str +text +TCP Flags\n");
    }

    @Test
    void beginsWithALineForEachProtocol() {
        Command fields = Command.call("fields");

        assertThat(fields.lines()).anyMatch(line -> line.matches("udp +\\d+  User Datagram Protocol +RFC 768")).hasSizeLessThan(100);
        assertThat(fields.lines()).last().asString().contains("remora fields tcp.flags");
    }

    @Test
    void drawsTheHeaderOfAProtocolBeforeItsFields() {
        Command fields = Command.call("fields", "udp");

        assertThat(fields.lines().getFirst()).isEqualTo("User Datagram Protocol (RFC 768)");
        assertThat(fields.out()).contains("|          Source Port          |").doesNotContain("tcp.");
        assertThat(fields.out()).containsPattern("  udp\\.port +16 bits +any of udp\\.srcport, udp\\.dstport\n");
    }

    @Test
    void tellsAllAboutAFieldThatIsNamedWhole() {
        assertThat(Command.call("fields", "arp.opcode").out()).startsWith("arp.opcode\n").contains("Opcode").contains("RFC 826").containsPattern(" 1 +request\n");
        assertThat(Command.call("fields", "eth.type").out()).containsPattern(" 32821 +Reverse ARP\n +also \"RARP\"\n").containsPattern(" 44798 +eCPRI\n");
        assertThat(Command.call("fields", "ip.flags.df").out()).contains("0 Not set, 1 Set");
        assertThat(Command.call("fields", "icmp.code").out()).contains("where icmp.type is 3");
    }

    @ParameterizedTest
    @CsvSource({"tcp.srcport,RFC 9293 section 3.1", "tcp.options.mptcp.subtype,RFC 8684 section 3", "tcp.options.timestamp.tsval,RFC 7323 section 3.2",
        "ip.dsfield.ecn,RFC 3168 section 5", "icmp.int_info.index,RFC 5837 section 4", "icmpv6.opt.rdnss,RFC 8106 section 5.1",
        "tcp.options.qs.rate,RFC 4782 section 4.2", "tcp.flags.ace,RFC 9768 section 3.2.2", "icmp.router_address,RFC 1256 section 3", "ip.opt.ra,RFC 2113 section 2.1",
        "icmpv6.nd.ra.cur_hop_limit,RFC 4861 section 4.2", "ipv6.opt.jumbo,RFC 2675 section 2", "ipv6.routing.srh.addr,RFC 8754 section 2",
        "gre.flags.routing,RFC 1701"})
    void namesTheDocumentThatDefinesAField(String field, String document) {
        assertThat(Command.call("fields", field).out()).containsPattern("defined by +" + document + "\n");
    }

    @Test
    void takesWildcardsAndWordsOfLabels() {
        assertThat(Command.call("fields", "--names", "icmp.*_le").lines()).containsExactly("icmp.ident_le", "icmp.seq_le");
        assertThat(Command.call("fields", "--names", "source port").lines()).contains("tcp.srcport", "udp.srcport");
    }

    @Test
    void saysThatNothingIsCalledSo() {
        Command fields = Command.call("fields", "nosuchfield");

        assertThat(fields.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(fields.err()).contains("nosuchfield");
        assertThat(Command.call("fields", "tcp.flgs").err()).contains("did you mean tcp.flags?");
        assertThat(Command.call("fields", "tcp.syn").err()).contains("did you mean tcp.flags.syn?");
    }
}
