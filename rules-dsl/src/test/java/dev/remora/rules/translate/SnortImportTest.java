package dev.remora.rules.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of others, file by file: {@code *.rules} beside the {@code *.remora} that comes of it. {@code -Dgolden.update} writes the latter. */
class SnortImportTest {
    private static final Path       FOLDER     = Path.of("src/test/translate");
    private static final Dissectors DISSECTORS = Dissectors.load();

    @ParameterizedTest
    @ValueSource(strings = {"headers", "payloads", "refused"})
    void translatesAsTheFileBesideItSays(String name) throws IOException {
        String translated = SnortImport.translate(name, Files.readString(FOLDER.resolve(name + ".rules")), Map.of(), DISSECTORS.catalogue()).text();
        Path expected = FOLDER.resolve(name + ".remora");
        if (Boolean.getBoolean("golden.update"))
            Files.writeString(expected, translated);

        assertThat(translated).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"headers", "payloads", "refused"})
    void writesRulesInWhichNothingIsWrong(String name) throws IOException {
        String translated = SnortImport.translate(name, Files.readString(FOLDER.resolve(name + ".rules")), Map.of(), DISSECTORS.catalogue()).text();

        RuleFiles checked = RuleFiles.of(List.of(Source.of(name, translated.getBytes(StandardCharsets.UTF_8))), DISSECTORS.catalogue(), (path, from) -> Optional.empty());

        assertThat(checked.files().getFirst().report()).isEmpty();
    }

    @Test
    void namesWhatStoppedEachRuleThatItCannotTranslate() throws IOException {
        SnortImport.Result result = SnortImport.translate("refused", Files.readString(FOLDER.resolve("refused.rules")), Map.of(), DISSECTORS.catalogue());

        assertThat(result.translated()).isEqualTo(1);
        assertThat(result.refusals()).extracting(SnortImport.Refusal::keyword).containsExactly("http_uri", "http", "$NOWHERE", "pass", "flags", "80", "sid", "flow",
                "", "", "dsize", "ttl", "!any", "threshold", "99999", "90:80", "10.0.0.300", "2001:db8:::1/200", "ttl", "",
                "300", "70000", "0", "5000000s", "detection_filter", "detection_filter", "500", "fragbits", "id", "3868", "flow", "flags", "seq", "window", "itype",
                "flowbits", "flowbits", "noalert", "file_data", "", "dynamic", "activated_by", "content", "type backoff", "detection_filter",
                "threshold", "sid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "!"})
    void refusesWhatIsNestedTooDeep(String nesting) {
        String address = nesting.repeat(100_000) + "10.0.0.1" + (nesting.equals("[") ? "]".repeat(100_000) : "");
        SnortImport.Result result = SnortImport.translate("deep", "alert tcp " + address + " any -> any any (msg:\"x\"; sid:1;)\n", Map.of(), DISSECTORS.catalogue());

        assertThat(result.refusals()).extracting(SnortImport.Refusal::reason).containsExactly("lists are nested more than 100 deep");
    }

    @Property(tries = 300)
    void writesNothingThatDoesNotCheck(@ForAll @From("anyRules") List<String> rules) {
        SnortImport.Result result = Translated.of(String.join("\n", rules));
        RuleFiles checked = RuleFiles.of(List.of(Source.of("pack", result.text())), DISSECTORS.catalogue(), (path, from) -> Optional.empty());

        assertThat(checked.hasErrors()).as(checked.report()).isFalse();
        assertThat(checked.rules().rules()).hasSize(result.translated());
        assertThat(result.translated() + result.refusals().size()).isEqualTo(rules.size());
    }

    @Provide
    Arbitrary<List<String>> anyRules() {
        Arbitrary<String> number = Arbitraries.of("0", "1", "255", "256", "65536", "4294967296", "999999999", "0x1ffff", "99999999999999999999");
        Arbitrary<String> word = Arbitraries.of("ttl", "tos", "id", "itype", "icode", "icmp_id", "icmp_seq", "fragoffset", "seq", "ack", "window", "dsize", "ip_proto",
                "tcp.mss", "flow.age", "flow.pkts_toserver", "ipopts");
        Arbitrary<String> field = Combinators.combine(word, Arbitraries.of("", "!", "<", ">", ">="), number).as((name, operator, value) -> name + ':' + operator + value);
        Arbitrary<String> count = Combinators.combine(Arbitraries.of("threshold:type both, ", "detection_filter:"), number, number)
                .as((name, times, seconds) -> name + "track by_src, count " + times + ", seconds " + seconds);
        Arbitrary<String> text = Arbitraries.strings().ascii().ofMaxLength(20).map(letters -> "msg:\"" + letters.replaceAll("[\"\\\\\r\n]", "") + '"');
        Arbitrary<String> content = Combinators.combine(Arbitraries.of("content:\"", "content:!\"", "pcre:\"/"), Arbitraries.strings().ofMaxLength(8),
                Arbitraries.of("\"", "/\"", "\"; nocase", "\"; depth:20", "\"; within:9", "\",offset 3", "\"; isdataat:2,relative", "/R\"", "/Rm\"",
                        "\"; distance:-2", "\"; distance:-2; within:30", "\"; byte_test:2,>,513,1,relative", "\"; byte_test:2,!&,513,-1,relative", "\"; byte_test:4,<,99,2,little"))
                .as((start, octets, end) -> start + octets.replaceAll("[\r\n]", "") + end);
        Arbitrary<List<String>> options = Arbitraries.oneOf(field, count, text, content).list().ofMaxSize(4);
        return Combinators.combine(Arbitraries.of("tcp", "udp", "icmp", "ip"), options).as(
                (protocol, some) -> "alert " + protocol + " any any -> any any (" + String.join("; ", some) + ";)").list().ofMinSize(1).ofMaxSize(5);
    }

    @ParameterizedTest
    @CsvSource({"tcp-pkt, tcp and not quoted", "tcp-stream, tcp and not quoted",
        "icmpv4, icmp", "icmpv6, icmpv6", "ip, (ip or ipv6)", "ip4, ip", "ipv4, ip", "ip6, ipv6", "ipv6, ipv6"})
    void knowsProtocolsByWhatElseTheyAreCalled(String protocol, String when) {
        SnortImport.Result result = Translated.of("alert " + protocol + " any any -> any any (ttl:<5; sid:1;)\n");

        assertThat(result.refusals()).isEmpty();
        assertThat(result.text()).contains("when     " + when + " and ");
    }

    @Test
    void readsAddressesOfIpv6ThatEndInTheFormOfIpv4() {
        String test = "test \"t\" { packets { [::ffff:10.0.0.1]:1 > [2001:db8::2]:53 udp\n[64:ff9b::192.0.2.9]:1 > [2001:db8::2]:53 udp } expect sid-1 at 1, 2 }\n";

        Translated.passes("alert udp [::ffff:10.0.0.1,64:ff9b::192.0.2.0/120] any -> any any (sid:1;)\n", test);
        assertThat(Translated.of("alert udp [::10.0.0.300] any -> any any (sid:1;)\nalert udp 1:2:3:4:5:6:7:10.0.0.1 any -> any any (sid:2;)\n").refusals()).hasSize(2);
    }

    /** As in {@code EXTERNAL_NET !$HOME_NET}, where some of the network is not at home. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "![10.0.0.0/8,!10.1.1.1] any | (ip.src == 10.1.1.1 or not ip.src == 10.0.0.0/8)",
        "![10.0.0.0/8,2001:db8::/32,!10.1.1.1] any | (ip.src == 10.1.1.1 or not ip.src == 10.0.0.0/8 and not ipv6.src == 2001:db8::/32)",
        "any ![1:1023,!22] | (tcp.srcport == 22 or not tcp.srcport in {1..1023})",
        "![10.0.0.1,10.0.0.2] any | not ip.src in {10.0.0.1, 10.0.0.2}",
        "![!10.0.0.1] any | ip.src == 10.0.0.1"})
    void saysAllButAListWithExceptions(String source, String condition) {
        SnortImport.Result result = Translated.of("alert tcp " + source + " -> any any (sid:1;)\n");

        assertThat(result.refusals()).isEmpty();
        assertThat(result.text()).contains("not quoted and " + condition + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[10.0.0.1,any] any|tcp and not quoted", "[any,10.0.0.1] any|tcp and not quoted",
        "any [80,any,!22]|tcp and not quoted and not tcp.srcport == 22"})
    void anyAmongOthersIsAny(String source, String condition) {
        SnortImport.Result result = Translated.of("alert tcp " + source + " -> any any (sid:1;)\n");

        assertThat(result.text()).contains("when     " + condition + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[![10.0.0.0/8,!10.1.1.1],!192.0.2.1]", "[192.0.2.1,![10.0.0.0/8,!10.1.1.1]]", "![![10.0.0.0/8,!10.1.1.1]]"})
    void refusesAllButAListWithExceptionsBesideOthers(String source) {
        SnortImport.Result result = Translated.of("alert tcp " + source + " any -> any any (sid:1;)\n");

        assertThat(result.refusals()).extracting(SnortImport.Refusal::reason).containsExactly("all but a list with exceptions cannot stand beside others");
    }

    @Test
    void readsARuleUpToItsClosingParenthesis() {
        String rules = """
            \uFEFFalert tcp any any -> any 80
            (
                msg:"In lines";
                # as Snort 3 takes them

                content:"a b", depth 9;
                sid:1;
            )
            alert tcp any any -> any 81
            (   msg:"Not closed";
            portvar WEB 82
            alert tcp any any -> any $WEB (msg:"After it"; sid:2;)
            alert tcp any any -> any 84 (msg:"With a semicolon"; sid:4;);
            include others.rules
            alert tcp any any -> any 83 (msg:"After that"; sid:3;)
            """;

        SnortImport.Result result = Translated.of(rules);

        assertThat(result.text()).contains("rule sid-1 \"In lines\"").contains("a b").contains("rule sid-2 \"After it\"").contains("rule sid-3 \"After that\"");
        assertThat(result.refusals()).extracting(SnortImport.Refusal::rule).containsExactly("line 9", "line 13");
    }

    @Test
    void saysOfASettingThatItIsNone() {
        String settings = "include $RULE_PATH/local.rules\nconfig checksum_mode: \\\n  none\nvar A 10.0.0.1\n";
        SnortImport.Result result = Translated.of(settings);

        assertThat(result.refusals()).isEmpty();
        assertThat(result.settings()).extracting(SnortImport.Refusal::keyword).containsExactly("include $RULE_PATH/local.rules", "config checksum_mode:  none");
        assertThat(result.text()).contains("// Left out: line 1: include $RULE_PATH/local.rules: import that file by itself\n").doesNotContain("checksum_mode");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"flags:S; flags:!S | tcp.flags", "dsize:>10; dsize:<5 | tcp.len", "ttl:0 |"})
    void saysOfARuleThatItContradictsItself(String options, String field) {
        String text = Translated.of("alert tcp any any -> any any (" + options + "; sid:1;)\n").text();

        if (field == null)
            assertThat(text).doesNotContain("Note that");
        else
            assertThat(text).containsPattern("\n// Note that .*`" + field + "`.*\nrule sid-1 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "dsize:10<=>20 | udp.length - 8 >= 10 and udp.length - 8 <= 20 |",
        "dsize:10<>20  | udp.length - 8 > 10 and udp.length - 8 < 20 | dsize: 10<>20, which leaves out both ends in Suricata and Snort 3, as here, but neither in Snort 2.",
        "dsize:>5; dsize:>5 | udp.length - 8 > 5 |",
        "dsize:10-20   | udp.length - 8 > 10 and udp.length - 8 < 20 |",
        "ttl:5-10      | (ip.ttl >= 5 and ip.ttl <= 10 or ipv6.hlim >= 5 and ipv6.hlim <= 10) | ttl: 5-10, which includes both ends in Snort, as here, but neither in Suricata.",
        "ttl:-10       | (ip.ttl <= 10 or ipv6.hlim <= 10) |",
        "ttl:10-       | (ip.ttl >= 10 or ipv6.hlim >= 10) |",
        "flow.age:5    | connection.age >= 5 and connection.age < 6 |",
        "flow.age:!5   | (connection.age < 5 or connection.age >= 6) |",
        "flow.age:>5   | connection.age > 5 |"})
    void knowsWhichEndsARangeHas(String option, String condition, String remark) {
        SnortImport.Result result = Translated.of("alert udp any any -> any any (" + option + "; sid:1;)\n");

        assertThat(result.refusals()).isEmpty();
        assertThat(result.text()).contains("not quoted and " + condition + "\n");
        if (remark == null)
            assertThat(result.text()).doesNotContain("The original says");
        else
            assertThat(result.text()).contains("// The original says " + remark + "\n");
    }

    /** As a key, an address of IPv4 stands for that of IPv6 where a packet has no IPv4. */
    @ParameterizedTest
    @CsvSource({"udp any, 10.0.0.1:1 > 10.0.0.2:53 udp", "udp any, 2001:db8::1:1 > 2001:db8::2:53 udp", "udp 2001:db8::/32, 2001:db8::1:1 > 2001:db8::2:53 udp",
        "icmp 2001:db8::/32, 2001:db8::1 > 2001:db8::2 icmpv6 echo-request"})
    void countsPacketsOfBothVersions(String from, String packet) {
        for (String track : List.of("by_src", "by_dst", "by_both", "by_flow", "by_rule")) {
            String rule = "alert " + from + " any -> any any (detection_filter:track " + track + ", count 2, seconds 60; sid:1;)\n";
            String test = "test \"t\" { packets { " + packet + " x 3 } expect sid-1 at 3 }\n";

            Translated.passes(rule, test);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"icmp any|sid:1|true", "icmp 10.0.0.1|sid:1|false", "icmpv4 any|sid:1|false", "icmpv6 any|sid:1|false", "udp any|sid:1|false",
        "icmp any|itype:2|true", "icmp any|itype:>127|true", "icmp any|itype:1<>5|true", "icmp 10.0.0.1|itype:2|false", "icmp any|itype:8|false", "icmp any|itype:13|false",
        "ip any|itype:3|true", "ip any|icode:0|true", "ip any|itype:8|false", "ip any|itype:135|false", "ip4 any|itype:3|false", "ip6 any|itype:3|false", "ip any|ttl:1|false",
        "icmp any|icmpv4-csum:invalid|false"})
    void saysWhereTheOriginalAlsoLooksAtTheOtherIcmp(String from, String option, boolean says) {
        String text = Translated.of("alert " + from + " any -> any any (" + option + "; sid:1;)\n").text();

        assertThat(text.contains("// The original also looks at ICMPv6.\n")).isEqualTo(says);
    }

    /** An option of ICMP in a rule about IP asks either version for it, as in a rule about ICMP. */
    @ParameterizedTest
    @CsvSource({"ip any, 135, icmpv6", "ip any, 8, icmp", "ip 2001:db8::/32, 3, icmpv6", "ip6 any, 3, icmpv6", "ipv4 any, 3, icmp", "ip4 any, 135, icmp", "icmpv4 any, 135, icmp"})
    void asksTheIcmpOfTheVersionThatARuleIsAbout(String from, String type, String protocol) {
        SnortImport.Result result = Translated.of("alert " + from + " any -> any any (itype:" + type + "; sid:1;)\n");

        assertThat(result.refusals()).isEmpty();
        assertThat(result.text()).containsPattern("when +" + protocol + " and ").contains(protocol + ".type#1 == " + type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ip any|ip_proto:!6|true", "ip 10.0.0.1|ip_proto:!6|false", "ip4 any|ip_proto:!6|false", "ip any|ttl:5|false", "sctp any|ttl:5|true"})
    void saysWhereTheOriginalPassesOverExtensionHeaders(String from, String option, boolean says) {
        String text = Translated.of("alert " + from + " any -> any any (" + option + "; sid:1;)\n").text();

        assertThat(text.contains("// The original passes over extension headers of IPv6;")).isEqualTo(says);
    }

    @Test
    void takesWhatPeopleWriteOutOfHabit() {
        SnortImport.Result result = Translated.of("""
            var HOME_NET 192.0.2.0/24   # the office
            Alert TCP ANY Any -> $HOME_NET $SSH_PORTS (Msg:"Capitals"; Flags:S; GID:1; sid:1;)
            alert tcp any any -> $SQL_SERVERS any (msg:"Servers are at home"; flags:S; sid:2;)
            alert tcp any any <- any 80 (sid:3;)
            alert tcp any any -> any 80,443 (sid:4;)
            alrt tcp any any -> any any (sid:5;)
            """);

        assertThat(result.text()).contains("rule sid-1 \"Capitals\"").contains("tcp.flags & 0xff == 0x02");
        assertThat(result.text()).contains("let HOME_NET    = { 192.0.2.0/24 }").contains("let SSH_PORTS   = { 22 }").contains("let SQL_SERVERS = { 192.0.2.0/24 }");
        assertThat(result.text()).contains("// The variables of the original. Not defined there: SSH_PORTS, SQL_SERVERS. Put your own values here");
        assertThat(result.refusals()).extracting(SnortImport.Refusal::toString).containsExactly(
                "line 4: <-: there is no such direction; exchange both sides and write ->",
                "line 5, sid 4: 80,443: several must be in brackets: [80,443]",
                "line 6, sid 5: alrt: this is not an action");
    }

    @ParameterizedTest
    @CsvSource({"tcp [PSH ACK], true", "udp, true", "icmp echo-request, false"})
    void looksIntoTcpAndUdpWhereARuleIsAboutIp(String packet, boolean found) {
        String test = "test \"t\" { packets { 10.0.0.1" + (packet.startsWith("icmp") ? "" : ":1") + " > 10.0.0.2" + (packet.startsWith("icmp") ? "" : ":2") + ' ' + packet
                + " payload \"uid=0(root)\" } " + (found ? "expect sid-1 at 1" : "expect nothing") + " }\n";

        Translated.passes("alert ip any any -> any any (content:\"uid=0|28|root|29|\"; content:!\"x\"; sid:1;)\n", test);
    }

    @Property(tries = 300)
    void survivesAnyText(@ForAll String text) {
        assertThatCode(() -> Translated.of("alert tcp any any -> any any (" + text)).doesNotThrowAnyException();
        assertThatCode(() -> Translated.of(text)).doesNotThrowAnyException();
    }
}
