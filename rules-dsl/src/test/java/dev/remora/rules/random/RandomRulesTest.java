package dev.remora.rules.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import dev.remora.rules.check.Checker;
import dev.remora.rules.check.Importer;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.explain.Verdicts;
import dev.remora.rules.run.Told;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Format;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.syntax.Printer;
import dev.remora.rules.syntax.Shape;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whole rule files at random, on captures: what holds for every rule. */
class RandomRulesTest {
    private static final int               LONG     = 60;                // packets of one capture
    private static final int               TRIES    = 30;
    private static final List<List<Frame>> CAPTURES = SeenFields.captures(LONG);
    private static final SeenFields        FIELDS   = new SeenFields(Told.DISSECTORS, CAPTURES);
    private static final Source            SHARED   = Source.of("shared.remora", "let shared = tcp or icmp\nlet ports = {22, 80, 1..1023}");
    private static final Importer          IMPORTER = (path, from) -> Optional.of(SHARED);
    private static final Checker           CHECKER  = new Checker(Told.DISSECTORS.catalogue());

    // -Dremora.random=1 makes others.
    private static final int          MANY  = 200;
    private static final List<String> ITEMS = LongStream.range(0, MANY).mapToObj(i -> item(Long.getLong("remora.random", 0) * MANY + i)).toList();

    /** Files with some of them. */
    @Provide
    Arbitrary<List<String>> items() {
        return Arbitraries.of(ITEMS).list().uniqueElements().ofMinSize(1).ofMaxSize(7);
    }

    // A rule, now and then a policy, that nothing is wrong with; of some, something silences a part.
    private static String item(long seed) {
        RandomRules rules = new RandomRules(seed, FIELDS, Told.DISSECTORS.catalogue());
        for (;;) {
            String item = seed % 5 == 0 ? rules.policy("p" + seed) : rules.rule("r" + seed);
            if (seed % 3 == 0)
                item += "\n" + rules.suppression(seed % 5 == 0 ? "p" + seed + ".a" : "r" + seed);
            if (!CHECKER.check(Parser.parseFile(Source.of("random.remora", text(List.of(item)))), IMPORTER).hasErrors())
                return item;
        }
    }

    private static String text(List<String> items) {
        return "pack random\nimport \"shared.remora\"\n" + String.join("\n", items);
    }

    private static RuleFiles check(List<String> items) {
        return RuleFiles.of(List.of(Source.of("random.remora", text(items))), Told.DISSECTORS.catalogue(), IMPORTER);
    }

    @Property(tries = TRIES, seed = "1")
    void tellsTheSameOnAnyNumberOfThreads(@ForAll("items") List<String> items, @ForAll @IntRange(max = 1000) int chosen) {
        RuleSet rules = check(items).rules();
        List<Frame> frames = CAPTURES.get(chosen % CAPTURES.size());

        assertThat(Told.of(rules, frames, 2 + chosen % 3, 1 + chosen % 17)).as(text(items)).isEqualTo(Told.of(rules, frames, 1, 100));
    }

    @Property(tries = TRIES, seed = "1")
    void explainsWhatTheEngineMakesOfIt(@ForAll("items") List<String> items, @ForAll @IntRange(max = 1000) int chosen) {
        Verdicts.areTheEngines(check(items).rules(), Told.DISSECTORS, CAPTURES.get(chosen % CAPTURES.size()));
    }

    @Property(tries = TRIES, seed = "1")
    void aRuleReportsTogetherWithOthersWhatItReportsAlone(@ForAll("items") List<String> items, @ForAll @IntRange(max = 1000) int chosen) {
        List<Frame> frames = CAPTURES.get(chosen % CAPTURES.size());
        List<String> alone = new ArrayList<>();
        for (String item : items)
            alone.addAll(alerts(check(List.of(item)).rules(), frames));

        assertThat(alerts(check(items).rules(), frames)).as(text(items)).containsExactlyInAnyOrderElementsOf(alone);
    }

    private static List<String> alerts(RuleSet rules, List<Frame> frames) {
        return Told.of(rules, frames, 1, 100).stream().filter(line -> line.startsWith("random/") || line.startsWith("ended ")).toList();
    }

    @Property(tries = TRIES, seed = "1")
    void meansTheSamePrintedAndLaidOut(@ForAll("items") List<String> items) {
        Source source = Source.of("random.remora", text(items));
        String shape = Shape.of(Parser.parseFile(source).tree());
        String printed = Printer.print(Parser.parseFile(source).tree());
        String laidOut = Format.format(source).text();

        assertThat(Shape.of(Parser.parseFile(Source.of("printed", printed)).tree())).isEqualTo(shape);
        assertThat(Shape.of(Parser.parseFile(Source.of("laid out", laidOut)).tree())).isEqualTo(shape);
        assertThat(Format.format(Source.of("again", laidOut)).text()).isEqualTo(laidOut);
    }
}
