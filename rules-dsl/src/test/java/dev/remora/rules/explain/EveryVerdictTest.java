package dev.remora.rules.explain;

import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.fold.Corpus;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every shipped rule, every kind of rule, and every packet, the root of the explanation is what an engine that nobody watches makes of it. */
class EveryVerdictTest {
    private static final Path       HOME       = Path.of("..");
    private static final int        MOST       = 40;                      // packets of one capture of the kit
    private static final Dissectors DISSECTORS = Dissectors.load();

    static Stream<Path> captures() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : new String[]{"samples/captures", "samples/textbook", "../shared/conformance/kernel"})
            if (Files.isDirectory(HOME.resolve(folder)))
                try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
                    files.filter(file -> file.toString().matches(".*(?<!__b)\\.pcap(\\.gz)?")).sorted().forEach(all::add);
                }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void isTheEnginesVerdict(Path file) throws IOException {
        RuleSet rules = RuleFolder.load(List.of(HOME.resolve("samples/rules"), Path.of("src/test/rules/explain")), DISSECTORS.catalogue()).rules();
        List<Frame> frames = Corpus.frames(file);

        Verdicts.areTheEngines(rules, DISSECTORS, file.startsWith(HOME.resolve("samples")) ? frames : frames.subList(0, Math.min(MOST, frames.size())));
    }
}
