package dev.remora.rules.diagnostic;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.Checker;
import dev.remora.rules.check.Expiry;
import dev.remora.rules.check.Importer;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The first place in the texts under {@code src/test/rules} that has each diagnostic. */
final class Samples {
    private static final Path    ROOT    = Path.of("src/test/rules");
    private static final Checker CHECKER = new Checker(Dissectors.load().catalogue());

    /** A diagnostic with the text it is about. */
    record Sample(Source source, Diagnostic diagnostic) {}

    private final Map<Code, Sample> samples = new EnumMap<>(Code.class);

    Samples() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList())
                read(path, Annotated.strip(Files.readString(path)));
        }
    }

    Map<Code, Sample> all() {
        return samples;
    }

    private void read(Path path, String text) {
        if (path.toString().endsWith(".filters"))
            text.lines().filter(line -> !line.isBlank() && !line.matches("//[ =].*")).map(line -> Source.of("filter", line))
                    .forEach(filter -> keep(filter, CHECKER.check(Parser.parseFilter(filter)).diagnostics()));
        if (path.toString().endsWith(".remora")) {
            Source source = Source.of("rules.remora", text);
            keep(source, Expiry.of(CHECKER.check(Parser.parseFile(source), Importer.NONE), LocalDate.of(2026, 12, 1)).diagnostics());
        }
    }

    private void keep(Source source, List<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> samples.putIfAbsent(diagnostic.code(), new Sample(source, diagnostic)));
    }
}
