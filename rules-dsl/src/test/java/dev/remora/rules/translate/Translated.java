package dev.remora.rules.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import dev.remora.rules.testing.TestResult;
import dev.remora.rules.testing.TestRunner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of Snort and Suricata, and what becomes of them. */
final class Translated {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private Translated() {}

    static SnortImport.Result of(String rules) {
        return SnortImport.translate("pack", rules, Map.of(), DISSECTORS.catalogue());
    }

    /** Holds that nothing is wrong with the translated rules, and that a test beside them passes. */
    static void passes(String rules, String test) {
        RuleFiles files = RuleFiles.of(List.of(Source.of("pack", of(rules).text() + test)), DISSECTORS.catalogue(), (path, from) -> Optional.empty());
        assertThat(files.report()).isEmpty();

        List<TestResult> results = new TestRunner(DISSECTORS, RuleFolder::capture).run(files.rules().files().getFirst());
        assertThat(results).singleElement().satisfies(result -> assertThat(result.failures()).as(test).isEmpty());
    }
}
