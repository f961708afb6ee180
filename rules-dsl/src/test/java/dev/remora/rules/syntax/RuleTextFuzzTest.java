package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.rules.diagnostic.Report;
import dev.remora.rules.source.Source;

/** Any text gives a tree, diagnostics that can be shown, and a layout. */
class RuleTextFuzzTest {
    @FuzzTest
    void givesATree(byte[] octets) {
        Source source = Source.of("fuzz", octets);
        Parsed<File> parsed = Parser.parseFile(source);

        Report.of(source, parsed.diagnostics());
        Report.of(source, Parser.parseFilter(source).diagnostics());
        String formatted = Format.format(source).text();
        assertThat(Format.format(Source.of("again", formatted)).text()).isEqualTo(formatted);
        if (!parsed.hasErrors()) assertThat(Shape.of(Parser.parseFile(Source.of("printed", Printer.print(parsed.tree()))).tree())).isEqualTo(Shape.of(parsed.tree()));
    }
}
