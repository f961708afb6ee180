package dev.remora.rules.fuzz;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What fuzz targets begin with: the texts of the corpus, and packets to try rules on. */
final class Samples {
    static final Dissectors  DISSECTORS = Dissectors.load();
    static final List<Frame> FRAMES     = frames();

    private static final int OF_A_CAPTURE = 8;

    private Samples() {}

    private static List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (Path capture : files(Path.of("../samples/captures"), ".pcap"))
            try (Capture source = Capture.open(capture)) {
                Frame frame = new Frame();
                for (int i = 0; i < OF_A_CAPTURE && source.next(frame); i++)
                    frames.add(frame.copy());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return List.copyOf(frames);
    }

    /** The filters of the corpus, right ones and wrong ones. */
    static Stream<Arguments> filters() {
        return files(Path.of("src/test/rules"), ".filters").stream().flatMap(file -> text(file).lines()).filter(line -> !line.isBlank() && !line.startsWith("//"))
                .map(Samples::seed);
    }

    /** The rules, policies, lists and tests of the corpus and of the samples, each a file of its own: small ones are tried more often. */
    static Stream<Arguments> rules() {
        return Stream.of(Path.of("src/test/rules"), Path.of("../samples/rules")).flatMap(folder -> files(folder, ".remora").stream())
                .flatMap(file -> Stream.of(text(file).split("(?m)^(?=(?:rule|policy|list|let|test|pack|import|suppress)\\b)"))).filter(item -> !item.isBlank()).map(Samples::seed);
    }

    private static Arguments seed(String text) {
        return Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
