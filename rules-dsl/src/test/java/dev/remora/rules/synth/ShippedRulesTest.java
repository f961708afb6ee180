package dev.remora.rules.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureWriter;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Engine;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every rule of the shipped packs, packets are found that fire it and a near miss that does not; as tests and as captures they do what they are said to. */
class ShippedRulesTest {
    private static final Dissectors     DISSECTORS = Dissectors.load();
    private static final List<RuleFile> PACKS      = packs();

    private static List<RuleFile> packs() {
        try {
            return RuleFolder.load(List.of(Path.of("..", "samples", "rules")), DISSECTORS.catalogue()).rules().files();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A rule and the file it is in. */
    record Shipped(RuleFile file, Rule rule) {
        @Override
        public String toString() {
            return rule.name();
        }
    }

    static Stream<Shipped> rules() {
        return PACKS.stream().flatMap(file -> file.rules().stream().map(rule -> new Shipped(file, rule)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void firesAndNearlyFires(Shipped shipped) throws IOException {
        Synthesis synthesis = new Synthesizer(DISSECTORS).synthesize(shipped.file, shipped.rule);

        assertThat(synthesis).isInstanceOf(Synthesis.Found.class);
        Synthesis.Found found = (Synthesis.Found) synthesis;
        passes(shipped, found.tests());
        assertThat(reported(shipped, found.fires())).isNotEmpty().isEqualTo(found.fires().reported());
        assertThat(reported(shipped, found.nearMiss())).isEmpty();
        assertThat(found.nearMiss().note()).isNotBlank();
    }

    // The tests stand in the rule's own file, where all its other rules are at work too.
    private static void passes(Shipped shipped, String tests) {
        Source source = Source.of(shipped.file.source().name(), shipped.file.source().text() + "\n" + tests);
        Checked<RuleFile> checked = RuleFiles.of(List.of(source), DISSECTORS.catalogue(), RuleFolder::imported).files().getFirst();

        assertThat(checked.diagnostics()).as(tests).isEmpty();
        RuleFile file = checked.result().orElseThrow();
        List<Item.Test> added = file.tests().subList(shipped.file.tests().size(), file.tests().size());
        assertThat(added).hasSize(2).allSatisfy(test -> assertThat(new TestRunner(DISSECTORS, RuleFolder::capture).run(file, test).failures()).isEmpty());
    }

    // What the rule reports of the capture, once written and read again.
    private static List<Long> reported(Shipped shipped, PacketSequence packets) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (CaptureWriter writer = CaptureWriter.pcap(octets, "synth.pcap")) {
            for (Frame frame : packets.frames())
                writer.write(frame);
        }
        RuleSet alone = new RuleSet(List.of(shipped.file)).only(shipped.rule.name()).orElseThrow();
        List<Long> reported = new ArrayList<>();
        Engine engine = new Engine(alone, DISSECTORS, Settings.STANDARD, alert -> reported.add(alert.packet()));
        try (Capture capture = Capture.open(new ByteArrayInputStream(octets.toByteArray()), "synth.pcap")) {
            Frame frame = new Frame();
            while (capture.next(frame))
                engine.offer(frame);
        }
        engine.finish();
        return reported.stream().distinct().sorted().toList();
    }
}
