package dev.remora.rules.fold;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.packet.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Captures to try rules on: the samples, and those of the conformance kit where it lies beside the checkout. */
public final class Corpus {
    private static final Path SAMPLES = Path.of("../samples/captures");
    private static final Path KIT     = Path.of("../../shared/conformance");
    private static final long LARGEST = 1 << 20;

    private Corpus() {}

    /** The samples. */
    public static List<Path> samples() {
        return below(SAMPLES).toList();
    }

    /** The samples, and every so-manieth of the kit's captures that are not large. */
    public static List<Path> some(int every) {
        List<Path> kit = Stream.of("captures", "kernel", "filters").map(KIT::resolve).filter(Files::isDirectory).flatMap(Corpus::below).toList();
        List<Path> chosen = new ArrayList<>(samples());
        for (int i = 0; i < kit.size(); i += every)
            chosen.add(kit.get(i));
        return chosen;
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap|trace)(\\.gz)?") && file.toFile().length() < LARGEST).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All frames of a capture, up to where it is damaged. */
    public static List<Frame> frames(Path file) {
        List<Frame> frames = new ArrayList<>();
        Frame frame = new Frame();
        try (Capture capture = Capture.open(file)) {
            while (capture.next(frame))
                frames.add(frame.copy());
        } catch (CaptureException damaged) {
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }
}
