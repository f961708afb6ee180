package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is waited for can be given up, and what came before counts. */
class PatientInputTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    @Timeout(30)
    void endsWhereItIsStoppedWhileItWaits() throws IOException {
        AtomicBoolean stopped = new AtomicBoolean();
        try (PipedOutputStream writer = new PipedOutputStream();
                PatientInput input = new PatientInput(new PipedInputStream(writer), () -> stopped.set(true), stopped::get)) {
            writer.write(7);

            assertThat(input.read()).isEqualTo(7);
            assertThat(input.read()).isEqualTo(-1);
        }
    }

    @Test
    void readsToTheEnd() throws IOException {
        try (InputStream input = new PatientInput(new ByteArrayInputStream(new byte[]{1, (byte) 0xff}), () -> {}, () -> false)) {
            assertThat(input.readAllBytes()).containsExactly(1, 0xff);
            assertThat(input.read()).isEqualTo(-1);
        }
    }

    @Test
    @Timeout(30)
    void aCaptureThatIsStoppedIsNotDamaged() throws IOException {
        byte[] capture = Files.readAllBytes(Path.of(Command.sample("ping.pcap")));
        int[] frames = {0};
        try (PipedOutputStream writer = new PipedOutputStream(); PipedInputStream reader = new PipedInputStream(writer, capture.length)) {
            writer.write(capture, 0, capture.length - 1);                          // the last packet is still to come
            Replay replay = replay(reader);
            replay.showsIn(replay::stop);

            replay.frames("-", frame -> frames[0]++);

            assertThat(replay.status()).isEqualTo(ExitStatus.DONE);
        }
        assertThat(frames[0]).isEqualTo(11);
        assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void aPipeThatNobodyWritesToCanBeGivenUp(boolean twice) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Replay replay = replay(InputStream.nullInputStream(), twice);
        replay.showsIn(replay::stop);

        replay.read(pipe.toString(), packet -> {});

        assertThat(replay.status()).isEqualTo(ExitStatus.DONE);
        assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFileThatIsStoppedIsNotDone() throws IOException {
        Replay replay = replay(InputStream.nullInputStream());

        replay.frames(Command.sample("ping.pcap"), frame -> replay.stop());

        assertThat(replay.status()).isEqualTo(ExitStatus.INTERRUPTED);
    }

    @Test
    void whatIsNotBegunIsLeftUnread() throws IOException {
        Replay replay = replay(new ByteArrayInputStream(Command.octets("ping.pcap")));
        replay.frames("-", frame -> replay.stop());
        assertThat(replay.status()).isEqualTo(ExitStatus.DONE);

        replay.read(Command.sample("ping.pcap"), packet -> {
            throw new AssertionError("it was stopped");
        });

        assertThat(replay.isUnread()).isTrue();
        assertThat(replay.status()).isEqualTo(ExitStatus.INTERRUPTED);
    }

    private Replay replay(InputStream in) {
        return replay(in, false);
    }

    private Replay replay(InputStream in, boolean twice) {
        Streams streams = new Streams(in, new ByteArrayOutputStream(), new PrintStream(told, true, StandardCharsets.UTF_8));
        return new Replay(Dissectors.load(), streams, twice, Settings.STANDARD);
    }
}
