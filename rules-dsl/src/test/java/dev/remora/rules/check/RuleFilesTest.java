package dev.remora.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.Suppression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
                .containsExactly("there is no rule `floods/syn-flood` here: none of these files belongs to pack `floods`");
    }

    @Test
    void aPolicyIsSuppressedByAClauseThatHasAName() {
        String policy = "policy p \"\" {\n applies tcp\n deny when tcp.dstport == 23\n allow otherwise\n}\n";

        assertThat(messages(check(policy + "suppress p when tcp\n", SCANS)))
                .contains("there is no rule `p`: it is a policy; name one of its clauses, such as `p.otherwise`");
    }

    @Test
    void aRuleOfAPackThatIsMisspeltIsAskedFor() {
        assertThat(messages(check("suppress scans/prt-scan when tcp\n", SCANS)))
                .containsExactly("there is no rule `scans/prt-scan`; did you mean `scans/port-scan`?");
    }

    /** What is wrong in one file is no mistake of another one, which would lose its rules, too. */
    @Test
    void aSuppressionOfARuleInAFileWithAnErrorIsNotAnError() {
        RuleFiles files = check("pack own\nrule y \"\" { when udp }\nsuppress scans/port-scan when tcp\n",
                Source.of("scans.remora", "pack scans\nrule port-scan \"\" { when tcp and }\n"));

        assertThat(files.files().getFirst().diagnostics()).isEmpty();
        assertThat(files.rules().names()).contains("own/y");
    }

    /** What names in a set mean, the file knows in which the set stands, and not the one that uses it. */
    @Test
    void aSetOfAnotherFileIsMadeOfWhatNamesMeanThere() {
        Map<String, Source> files = Map.of("sets", Source.of("sets", "import \"ports\"\nlet both = {web, 25}\n"), "ports", Source.of("ports", "let web = {80, 443}\n"));

        assertThat(imported("import \"sets\"\nrule x { when tcp.dstport in both }", files)).isEmpty();
        assertThat(imported("import \"sets\"\nlet web = {1}\nrule x { when tcp.dstport in both and tcp.dstport == 80 and not tcp.dstport in web }", files)).isEmpty();
        assertThat(imported("import \"sets\"\nlet web = {1}\nrule x { when tcp.dstport in both and tcp.dstport == 1 or udp.dstport in web }", files))
                .singleElement().asString().contains("holds only for a packet that has `tcp.dstport` several times");
    }

    @Test
    void aSetOfAnotherFileWithANameThatIsWrongThereIsWrongThereOnly() {
        Map<String, Source> files = Map.of("sets", Source.of("sets", "let web = {}\nlet both = {web, 25}\n"));

        assertThat(imported("import \"sets\"\nrule x { when tcp.dstport in both }", files)).containsExactly("`sets` has errors of its own");
    }

    /** Where the elements of a set of another file stand there says nothing about this text. */
    @Test
    void anElementOfAnotherFileIsNotSaidToAppearTwiceHere() {
        Map<String, Source> files = Map.of("sets", Source.of("sets", "/* where the other set stands */ let own = {10.0.0.0/8, 10.1.0.0/16}\n"));

        assertThat(imported("import \"sets\"\nrule x { when ip.src in {own, 192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4} }", files)).isEmpty();
    }

    private static List<String> imported(String own, Map<String, Source> others) {
        return messages(RuleFiles.of(List.of(Source.of("own.remora", own)), DISSECTORS.catalogue(), (path, from) -> Optional.ofNullable(others.get(path))));
    }

    @Test
    void aChainOfImportsHasAnEnd() {
        assertThat(messages(chain(32))).isEmpty();
        assertThat(messages(chain(33))).startsWith("`1.remora` leads through more than 32 imports in a row");
        assertThat(messages(chain(Integer.MAX_VALUE))).startsWith("`1.remora` leads through more than 32 imports in a row");
    }

    /** Each of many files that import each other in a row is read once, and not by each of those that it is imported by. */
    @Test
    void whatFilesImportIsReadOnce() {
        List<Source> sources = IntStream.rangeClosed(0, 99).mapToObj(RuleFilesTest::link).toList();
        Map<String, Integer> reads = new HashMap<>();

        List<Checked<RuleFile>> files = RuleFiles.of(sources, DISSECTORS.catalogue(), (path, from) -> {
            reads.merge(path, 1, Integer::sum);
            return Optional.of(link(Integer.parseInt(path.replace(".remora", ""))));
        }).files();

        assertThat(reads.values()).containsOnly(1).hasSize(99);
        assertThat(files.subList(0, 67)).allMatch(Checked::hasErrors);
        assertThat(files.subList(67, 100)).noneMatch(Checked::hasErrors);
    }

    private static Source link(int number) {
        return Source.of(number + ".remora", (number < 99 ? "import \"" + (number + 1) + ".remora\"\n" : "") + "let v" + number + " = tcp\n");
    }

    /** A circle is one, whoever it is entered by. */
    @Test
    void aCircleOfImportsIsToldOfEachFile() {
        Map<String, Source> circle = Map.of("a.remora", Source.of("a.remora", "import \"b.remora\"\n"), "b.remora", Source.of("b.remora", "import \"a.remora\"\n"),
                "c.remora", Source.of("c.remora", "import \"a.remora\"\n"));

        RuleFiles files = RuleFiles.of(circle.values().stream().sorted(Comparator.comparing(Source::name)).toList(), DISSECTORS.catalogue(),
                (path, from) -> Optional.ofNullable(circle.get(path)));

        assertThat(files.files()).allMatch(Checked::hasErrors);
    }

    /** What a file lacks because another is wrong, or is not there, is one mistake and not as many as there are names. */
    @Test
    void anImportThatFailsIsTheOnlyMistake() {
        String using = "import \"other.remora\"\nrule r \"\" { when a and not b and ip.src in c }\n";

        assertThat(messages(importing(using, Optional.empty()))).containsExactly("there is no file `other.remora` to import");
        assertThat(messages(importing(using, Optional.of("let a = tcp\nlet b = tpc\nlet c = {10.0.0.1}\n")))).containsExactly("`other.remora` has errors of its own");
        String field = using.replace("not b", "not udp.nothing");
        assertThat(messages(importing(field, Optional.empty()))).hasSize(2).last().asString().startsWith("`udp.nothing` is neither");
        String name = using.replace("not b", "not d");
        assertThat(messages(importing(name, Optional.of("let a = tpc\nlet c = {10.0.0.1}\n")))).hasSize(2).last().asString().startsWith("`d` is neither");
    }

    private static RuleFiles importing(String text, Optional<String> other) {
        return RuleFiles.of(List.of(Source.of("this.remora", text)), DISSECTORS.catalogue(), (path, from) -> other.map(there -> Source.of(path, there)));
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
