package dev.remora.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import java.util.List;
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
            """)
    void ofAFilter(String text, String fixed) {
        assertThat(fixed(text, CHECKER.check(Parser.parseFilter(Source.of("filter", text))).diagnostics())).isEqualTo(fixed);
    }
}
