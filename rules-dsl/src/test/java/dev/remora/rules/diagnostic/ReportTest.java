package dev.remora.rules.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Source     source     = Source.of("scans.remora", "rule x {\n    when tcp.port = 80\n}\n");
    private final Diagnostic diagnostic = Code.NO_OPERATOR.at(new Span(27, 28), "=", "==").with(Fix.replace(new Span(27, 28), "=="));

    @Test
    void aDiagnosticShowsItsPlaceAndItsFix() {
        assertThat(Report.of(source, diagnostic)).isEqualTo("""
                error[R0110]: `=` is not an operator; write `==`
                 --> scans.remora:2:19
                 2 |     when tcp.port = 80
                   |                   ^
                   = fix: Replace with `==`
                """);
    }

    @Test
    void messagesAndFixesAreBrokenWhereTheyBegin() {
        assertThat(Report.of(source, List.of(diagnostic), (column, text) -> column + "|" + text)).startsWith("error[R0110]: 14|`=` is not an operator; write `==`\n --> ")
                .contains("   = fix: 10|Replace with `==`\n").contains("\n 2 |     when tcp.port = 80\n");
    }

    @Test
    void aReportEndsWithACount() {
        assertThat(Report.of(source, List.of(diagnostic, diagnostic))).endsWith("\nscans.remora: 2 errors\n");
        assertThat(Report.of(source, List.of())).isEmpty();
    }

    @Test
    void aLineIsForTools() {
        assertThat(Report.line(source, diagnostic)).isEqualTo("scans.remora:2:19: error R0110 `=` is not an operator; write `==`");
    }

    @Test
    void aFixMakesTheTextThatItPromises() {
        assertThat(diagnostic.fixes().get(0).apply(source.text())).contains("when tcp.port == 80");
        assertThat(Fix.insert(4, "!").apply("rule")).isEqualTo("rule!");
        assertThat(Fix.delete(new Span(0, 2), "ru").apply("rule")).isEqualTo("le");
    }
}
