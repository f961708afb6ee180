package dev.remora.rules.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionTest {
    @Test
    void offersItemsInAnEmptyFile() {
        assertThat(Cursor.in("‸").labels()).startsWith("rule", "policy").contains("let", "test", "import").doesNotContain("when");
    }

    @Test
    void offersClausesWhereOneCanBegin() {
        assertThat(Cursor.in("rule a {\n    ‸\n}").labels()).startsWith("when", "severity").doesNotContain("applies", "expect", "rule");
        assertThat(Cursor.in("policy a {\n    ‸\n}").labels()).contains("applies", "deny").doesNotContain("when");
        assertThat(Cursor.in("test \"a\" {\n    ‸\n}").labels()).contains("packets", "expect").doesNotContain("when");
    }

    @Test
    void offersAClauseOnce() {
        assertThat(Cursor.in("rule a {\n    when tcp\n    ‸\n}").labels()).contains("severity").doesNotContain("when");
    }

    @Test
    void offersOnlyCountingOfPacketsBehindUnless() {
        assertThat(Cursor.in("rule a {\n    when tcp\n    unless ‸\n}").labels()).contains("count").doesNotContain("sum");
        assertThat(Cursor.in("rule a {\n    when tcp\n    unless count ‸\n}").labels()).contains("by", "connection.completed").doesNotContain("distinct");
        assertThat(Cursor.in("rule a {\n    when tcp\n    unless count tcp by ip.src ‸\n}").labels()).contains("within").doesNotContain("by");
        assertThat(Cursor.in("rule a {\n    when tcp\n    unless count tcp within 1s >= 2\n    ‸\n}").labels()).contains("count").doesNotContain("unless");
    }

    @Test
    void offersClausesInARuleThatIsNotClosedAndNotFollowedByAnything() {
        assertThat(Cursor.in("rule a {\n    when tcp.flags.syn\n    se‸").labels()).contains("severity", "sequence", "see");
    }

    @Test
    void offersFieldsWithTheirLabelsAndTypes() {
        Completion port = Cursor.in("rule a { when tcp.src‸ }").complete().getFirst();

        assertThat(port.label()).isEqualTo("tcp.srcport");
        assertThat(port.detail()).isEqualTo("Source Port, 16 bits");
        assertThat(port.documentation()).contains("0 to 65,535").contains("RFC 9293").contains("tcp.srcport == ");
    }

    @Test
    void offersFieldsOfTheFileThenProtocolsThenOthers() {
        assertThat(Cursor.in("rule a { when udp.port == 53 }\nrule b { when ‸ }").labels()).startsWith("udp.port").containsSubsequence("arp", "udp", "arp.opcode");
    }

    @Test
    void replacesTheWholeWord() {
        assertThat(Cursor.in("rule a { when tcp.fl‸ags.syn }").taking("tcp.flags.fin")).isEqualTo("rule a { when tcp.flags.fin‸ }");
        assertThat(Cursor.in("rule a { when tcp.‸\n}").taking("tcp.flags.fin")).isEqualTo("rule a { when tcp.flags.fin‸\n}");
    }

    @Test
    void offersTheNamesOfTheComparedFieldsValuesFirst() {
        assertThat(Cursor.in("rule a { when icmp.type == ‸ }").complete()).first().satisfies(first -> assertThat(first.kind()).isEqualTo(Completion.Kind.VALUE));
        assertThat(Cursor.in("rule a { when connection.responder.state == CLO‸ }").labels()).contains("CLOSE_WAIT", "CLOSED");
        assertThat(Cursor.in("rule a { when connection.responder.state in { CLOSED, ‸ }").labels()).contains("CLOSE_WAIT");
    }

    @Test
    void offersOnlyFieldsThatCompareWithTheFieldOnTheLeft() {
        assertThat(Cursor.in("rule a { when ip.src == ‸ }").labels()).contains("ip.dst").doesNotContain("tcp.srcport", "ipv6.src");
    }

    @Test
    void offersNamedPredicatesAndSetsWhereTheyFit() {
        String lets = "import \"common.remora\"\nlet opening = tcp.flags.syn\nlet internal = { 10.0.0.0/8 }\n";

        assertThat(Cursor.in(lets + "rule a { when ‸ }").labels()).startsWith("opening", "quiet").doesNotContain("internal");
        assertThat(Cursor.in(lets + "rule a { when ip.src in ‸ }").labels()).containsExactly("internal", "scanners");
    }

    @Test
    void offersOperatorsBehindAnOperand() {
        assertThat(Cursor.in("rule a { when tcp.srcport ‸ }").labels()).startsWith("==").contains("in", "not in", "contains", "and");
        assertThat(Cursor.in("rule a { when tcp.srcport == 80 ‸ }").labels()).contains("and", "or").doesNotContain("==", "not in");
    }

    @Test
    void offersNumbersBehindAnOperationOnThem() {
        assertThat(Cursor.in("rule a { when ip.len - le‸ }").labels()).contains("len", "udp.length");
        assertThat(Cursor.in("rule a { when ip.len - u‸ }").labels()).contains("udp.length").doesNotContain("udp", "upper", "udp.payload");
    }

    @Test
    void offersOtherNamesOfValuesAndOfFlags() {
        assertThat(Cursor.in("rule a { when ip.dsfield.dscp == E‸ }").labels()).startsWith("\"Expedited Forwarding\"", "EF");
        assertThat(Cursor.in("rule a { when tcp.flags.syn == ‸ }").labels()).startsWith("\"Not set\"", "Set").contains("true", "false");
    }

    @Test
    void offersWhatAConnectionIsExpectedToBe() {
        assertThat(Cursor.in("test \"t\" { expect connection 1 ‸ }").labels()).startsWith("originator", "responder")
                .contains("conn_state", "history", "originator.octets").doesNotContain("times");
        assertThat(Cursor.in("test \"t\" { expect connection 1 responder ‸ }").labels()).contains("CLOSE_WAIT").doesNotContain("SF");
        assertThat(Cursor.in("test \"t\" { expect connection 1 conn_state ‸ }").labels()).contains("SF", "RSTO").doesNotContain("CLOSED", "history");
    }

    @Test
    void offersTheWordsOfAClause() {
        assertThat(Cursor.in("rule a { severity ‸ }").labels()).containsExactly("info", "low", "medium", "high", "critical");
        assertThat(Cursor.in("rule a { on ‸ }").labels()).contains("packet", "state", "close");
        assertThat(Cursor.in("rule a { when tcp count by ip.src ‸ }").labels()).contains("within");
        assertThat(Cursor.in("rule a { when tcp count by ‸ }").labels()).startsWith("connection", "pair").contains("ip.src").doesNotContain("tcp");
        assertThat(Cursor.in("rule a { when tcp count by ip.src within 10s ‸ }").labels()).startsWith(">=", ">");
    }

    @Test
    void offersRulesInTestsAndSuppressions() {
        String file = "rule scan { when tcp }\npolicy inbound { applies tcp deny syns when tcp.flags.syn allow otherwise }\n";

        assertThat(Cursor.in(file + "test \"t\" { expect ‸ }").labels()).startsWith("inbound", "inbound.syns", "scan").contains("nothing", "verdict");
        assertThat(Cursor.in(file + "test \"t\" { expect no ‸ }").labels()).containsExactly("inbound", "inbound.syns", "scan");
        assertThat(Cursor.in(file + "suppress ‸").labels()).containsExactly("inbound", "inbound.syns", "scan");
    }

    @Test
    void offersFieldsInThePlaceholdersOfAMessageOnly() {
        assertThat(Cursor.in("rule a { message \"{ip.s‸\" }").labels()).contains("ip.src");
        assertThat(Cursor.in("rule a { message \"{ip.src} ip.s‸\" }").labels()).isEmpty();
        assertThat(Cursor.in("rule a { // ip.s‸\n }").labels()).isEmpty();
    }

    @Test
    void offersWhatAPacketOfATestIsMadeOf() {
        String packets = "test \"t\" {\n    packets {\n        10.0.0.1:1 > 10.0.0.2:80 ";

        assertThat(Cursor.in("test \"t\" {\n    packets {\n        fr‸").labels()).anyMatch(label -> label.startsWith("frame octets "));
        assertThat(Cursor.in(packets + "‸").labels()).contains("tcp", "icmp").doesNotContain("when");
        assertThat(Cursor.in(packets + "tcp [SYN ‸]").labels()).contains("ACK", "FIN");
        assertThat(Cursor.in(packets + "tcp [SYN] ‸").labels()).contains("seq", "mss").doesNotContain("gateway", "echo-request");
        assertThat(Cursor.in(packets + "icmp ‸").labels()).contains("echo-request", "type");
        assertThat(Cursor.in(packets + "icmp echo-request ‸").labels()).contains("id").doesNotContain("echo-request");
    }

    @Test
    void offersInParenthesesWhatThePacketThereIsMadeOf() {
        String packets = "test \"t\" {\n    packets {\n        10.0.0.1 > 10.0.0.2 gre carrying (";

        assertThat(Cursor.in(packets + "‸").labels()).anyMatch(label -> label.contains("tcp")).noneMatch(label -> label.startsWith("frame"));
        assertThat(Cursor.in(packets + "10.1.0.1:1 > 10.1.0.2:80 ‸").labels()).contains("tcp", "vxlan");
        assertThat(Cursor.in(packets + "10.1.0.1:1 > 10.1.0.2:80 tcp [SYN] ‸").labels()).contains("seq").doesNotContain("carrying");
        assertThat(Cursor.in(packets + "10.1.0.1:1 > 10.1.0.2:80 tcp [SYN]) ‸").labels()).contains("key").doesNotContain("seq");
    }

    @Test
    void putsTheCursorWhereTheNextWordGoes() {
        assertThat(Cursor.in("‸").taking("rule")).startsWith("rule ‸ {\n    severity medium\n    when ");
        assertThat(Cursor.in("rule a { when ‸ }").taking("len")).isEqualTo("rule a { when len(‸) }");
        assertThat(Cursor.in("rule a { when le‸(udp.payload) > 1 }").taking("len")).isEqualTo("rule a { when len‸(udp.payload) > 1 }");
        assertThat(Cursor.in("rule a {\n    seq‸\n}").taking("sequence")).isEqualTo("rule a {\n    sequence by connection {\n        ‸\n        then \n    }\n}");
    }

    @Test
    void endsLinesAsTheTextDoes() {
        assertThat(Cursor.in("rule a {\r\n    seq‸\r\n}").taking("sequence"))
                .isEqualTo("rule a {\r\n    sequence by connection {\r\n        ‸\r\n        then \r\n    }\r\n}");
    }
}
