package dev.remora.rules.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.source.Source;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            "GET",          474554
            "\\x47\\105T",  474554
            "\\n\\r\\t",    0a0d09
            "\\a\\b\\f\\v", 07080c0b
            "\\\\\\'\\"",   5c2722
            "\\x4G",        0447
            "\\1018",       4138
            "\\u00e9",      c3a9
            "\\U0001f600",  f09f9880
            "é",            c3a9
            'G',            47
            '\\x02',        02
            '\\n',          0a
            '\\'',          27
            r"\\d+",        5c642b
            R"a\\"b",       615c2262
            "\\q",          5c71
            "\\ud800",      5c7564383030
            "open,          6f70656e
            """)
    void aTextIsItsOctets(String raw, String octets) {
        assertThat(java.util.HexFormat.of().formatHex(Quoted.octets(raw))).isEqualTo(octets);
    }

    @Property
    void whatIsQuotedComesBack(@ForAll String text) {
        String escaped = text.codePoints().mapToObj(c -> "\\U%08x".formatted(c >= 0xD800 && c <= 0xDFFF ? '?' : c)).reduce("", String::concat);

        assertThat(Quoted.text('"' + escaped + '"')).isEqualTo(new String(text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? '?' : c).toArray(), 0,
                (int) text.codePoints().count()));
    }

    @Property
    void anythingBetweenQuotesIsSomeOctets(@ForAll byte[] octets) {
        String text = new String(octets, ISO_8859_1);

        assertThat(Quoted.octets('"' + text + '"')).isNotNull();
        assertThat(Quoted.octets(text)).isNotNull();
    }

    @Test
    void aTextOfOneQuoteIsEmpty() {
        assertThat(Quoted.octets("\"")).isEmpty();
        assertThat(Quoted.octets("r\"")).isEmpty();
        assertThat(Quoted.octets("")).isEmpty();
    }

    @Test
    void aPatternFullOfBackslashesIsWrongOnceAndBecomesRaw() {
        String text = "tcp.payload matches \"^GET\\s+/\\w+\\.pl\"";

        assertThat(Parser.parseFilter(Source.of("filter", text)).diagnostics()).singleElement()
                .satisfies(wrong -> assertThat(wrong.fixes().getFirst().apply(text)).isEqualTo("tcp.payload matches r\"^GET\\s+/\\w+\\.pl\""));
    }
}
