package dev.remora.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import dev.remora.rules.type.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What files that are checked together know of each other. */
class RuleFilesTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final Source     SCANS      = Source.of("scans.remora", "pack scans\nrule port-scan \"\" { when tcp }\n");

    private static RuleFiles check(String own, Source... others) {
        List<Source> all = new ArrayList<>(List.of(Source.of("own.remora", own)));
        all.addAll(List.of(others));
        return RuleFiles.of(all, DISSECTORS.catalogue(), Importer.NONE);
    }

    private static List<String> messages(RuleFiles files) {
        return files.files().stream().flatMap(file -> file.diagnostics().stream()).map(Diagnostic::message).toList();
    }

    @Test
    void aRuleOfAnotherPackIsSuppressed() {
        RuleFiles files = check("suppress scans/port-scan when ip.src == 10.0.0.1\n", SCANS);

        assertThat(messages(files)).isEmpty();
        assertThat(files.rules().files().getFirst().suppressions()).extracting(Suppression::target).containsExactly("scans/port-scan");
    }

    @Test
    void aSuppressionOfAPackThatIsNotThereSaysSo() {
        assertThat(messages(check("suppress floods/syn-flood when tcp\n", SCANS)))
                .containsExactly("there is no rule `floods/syn-flood` here: none of these files is of pack `floods`");
    }

    @Test
    void aRuleOfAPackThatIsMisspeltIsAskedFor() {
        assertThat(messages(check("suppress scans/prt-scan when tcp\n", SCANS)))
                .containsExactly("there is no rule `scans/prt-scan`; did you mean `scans/port-scan`?");
    }

    @Test
    void aChainOfImportsHasAnEnd() {
        assertThat(messages(chain(32))).isEmpty();
        assertThat(messages(chain(33))).startsWith("`1.remora` leads through more than 32 imports in a row");
        assertThat(messages(chain(Integer.MAX_VALUE))).startsWith("`1.remora` leads through more than 32 imports in a row");
    }

    private static RuleFiles chain(int last) {
        return RuleFiles.of(List.of(Source.of("0.remora", "import \"1.remora\"\nrule r \"\" { when v1 }\n")), DISSECTORS.catalogue(), (path, from) -> {
            int number = Integer.parseInt(path.substring(0, path.indexOf('.')));
            return Optional.of(Source.of(path, (number < last ? "import \"" + (number + 1) + ".remora\"\n" : "") + "let v" + number + " = tcp\n"));
        });
    }

    @Test
    void aSlashElsewhereDivides() {
        assertThat(messages(check("rule half \"\" { when ip.len/2 > 10 }\n"))).isEmpty();
    }
}
