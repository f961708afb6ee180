package dev.remora.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first fix makes of a text: what was meant, and nothing that means something else. */
class FixesTest {
    private static final Checker CHECKER = new Checker(Dissectors.load().catalogue());

    private static String fixed(String text, List<Diagnostic> found) {
        return found.getFirst().fixes().getFirst().apply(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tcp.flags.syn >= 0          | exists(tcp.flags.syn)
            tcp.flags.syn not in {0, 1} | not exists(tcp.flags.syn)
            ip.ttl not in {0..255}      | not ip.ttl
            ip.ttl + 1                  | ip.ttl
            ip.ttl#1 * 2 >= 0           | ip.ttl#1
            0 <= ip.ttl & 0xf           | ip.ttl
            ip.src#1 == null            | not ip.src#1
            any tcp.port != null        | tcp.port
            tcp.flags.syn == null       | not exists(tcp.flags.syn)
            tcp.flags.syn != null       | exists(tcp.flags.syn)
            "ip.src == 10.0.0.1 or udp" | ip.src == 10.0.0.1 or udp
            tcp and "ip.ttl == 1 or ip" | tcp and (ip.ttl == 1 or ip)
            not "ip.ttl == 1 and tcp"   | not (ip.ttl == 1 and tcp)
            """)
    void ofAFilter(String text, String fixed) {
        assertThat(fixed(text, CHECKER.check(Parser.parseFilter(Source.of("filter", text))).diagnostics())).isEqualTo(fixed);
    }

    @Test
    void aWordIsPutInQuotesOnlyWhereTextCanBe() {
        assertThat(CHECKER.check(Parser.parseFilter(Source.of("filter", "frame contains GET"))).diagnostics().getFirst().fixes()).hasSize(1);
        assertThat(CHECKER.check(Parser.parseFilter(Source.of("filter", "eth.src contains GET"))).diagnostics().getFirst().fixes()).isEmpty();
    }

    @Test
    void twoConditionsOfARuleBothHoldWhereTheyAreJoined() {
        assertThat(joined("tcp or udp", "ip.ttl == 1")).isEqualTo("when (tcp or udp) and ip.ttl == 1");
        assertThat(joined("ip.ttl == 1", "tcp xor udp")).isEqualTo("when ip.ttl == 1 and (tcp xor udp)");
        assertThat(joined("not tcp", "udp and ip")).isEqualTo("when not tcp and udp and ip");
    }

    /** A sum and the like is no field that is there or is not. */
    @Test
    void nothingIsWrittenInsteadOfComparingAComputedValueWithNull() {
        assertThat(CHECKER.check(Parser.parseFilter(Source.of("filter", "ip.ttl + 1 == null"))).diagnostics().getFirst().fixes()).isEmpty();
    }

    /** The different values of a field are counted of what a rule says that it is about. */
    @Test
    void whatIsCountedAloneRemainsThePredicateOfItsRule() {
        String text = "rule x { %s count ip.ttl by ip.src within 1s >= 20 }";

        assertThat(titles(text.formatted("when tcp"))).containsExactly("Insert `distinct`", "Replace with `exists(ip.ttl)`");
        assertThat(titles(text.formatted(""))).containsExactly("Replace with `exists(ip.ttl)`");
    }

    private static List<String> titles(String text) {
        return CHECKER.check(Parser.parseFile(Source.of("rule", text)), Importer.NONE).diagnostics().getFirst().fixes().stream().map(Fix::title).toList();
    }

    private static String joined(String first, String second) {
        String text = "rule x { when " + first + " when " + second + " }";
        String fixed = fixed(text, CHECKER.check(Parser.parseFile(Source.of("rule", text)), Importer.NONE).diagnostics());
        return fixed.substring("rule x { ".length(), fixed.length() - " }".length());
    }
}
