package dev.remora.lsp;

import static dev.remora.lsp.Session.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose capture comes through a named pipe, and so lasts as long as a test wants. */
@DisabledOnOs(OS.WINDOWS)
class LongCommandsTest {
    private static final Path SCAN        = Path.of("../../samples/captures/syn-fin-scan.pcap").toAbsolutePath().normalize();
    private static final int  FILE_HEADER = 24;
    private static final long ENOUGH      = 1L << 40;
    private static final int  CANCELLED   = ResponseErrorCode.RequestCancelled.getValue();

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void connect() throws Exception {
        session = new Session();
        session.open("rule both { when tcp.flags.syn and tcp.flags.fin }");
    }

    @AfterEach
    void disconnect() throws Exception {
        assertThat(session.goodbye()).isTrue();
        session.close();
    }

    private Path pipe(String name) throws Exception {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        return pipe;
    }

    private CompletableFuture<Object> command(String name, Object... arguments) {
        return session.server().getWorkspaceService().executeCommand(new ExecuteCommandParams(name, List.of(arguments)));
    }

    @Test
    void answersQuestionsWhileCommandsRead() throws Exception {
        List<Path> pipes = new ArrayList<>();
        List<CompletableFuture<Object>> commands = new ArrayList<>();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            pipes.add(pipe("p" + i));
            commands.add(command("remora.matches", Session.URI, pipes.getLast().toString()));
        }

        assertThat(answer(session.texts().hover(new HoverParams(session.file(), new Position(0, 20))))).isNotNull();
        assertThat(commands).noneMatch(CompletableFuture::isDone);
        for (Path pipe : pipes)
            try (OutputStream out = open(pipe)) {
                out.write(Files.readAllBytes(SCAN));
            }
        for (CompletableFuture<Object> command : commands)
            assertThat(answer(command)).isNotNull();
    }

    @Test
    void stopsToCountWhenTheClientCancels() throws Exception {
        Path pipe = pipe("p");
        stops(pipe, command("remora.matches", Session.URI, pipe.toString()));
    }

    @Test
    void stopsToExplainWhenTheClientCancels() throws Exception {
        Path pipe = pipe("p");
        stops(pipe, command("remora.explain", Session.URI, "both", pipe.toString(), ENOUGH));
    }

    @Test
    void keepsNothingOfACaptureOfWhichItCountedAPartAsTheTextChanged() throws Exception {
        Path pipe = pipe("p");
        session.open(rules(pipe));
        assertThat(lenses()).containsExactly("Run 1 test", "Run test");
        CompletableFuture<Boolean> broken = write(pipe);
        session.open("rule both { when tcp.flags.syn and tcp.flags.fin");

        assertThat(answer(broken)).isTrue();
        session.countAnother(SCAN.toString());
        assertThat(lenses()).isEmpty();
    }

    @Test
    void keepsToTheCaptureThatWasAskedForWhileAnotherOneIsCounted() throws Exception {
        Path pipe = pipe("p");
        session.open(rules(pipe));
        assertThat(lenses()).containsExactly("Run 1 test", "Run test");
        try (OutputStream out = open(pipe)) {
            answer(command("remora.matches", Session.URI, SCAN.toString()));
            session.awaitRefresh();
            out.write(Files.readAllBytes(SCAN), 0, FILE_HEADER);
        }

        session.countAnother(SCAN.toString());
        assertThat(lenses()).containsExactly("Run 1 test", "108 matches in syn-fin-scan.pcap", "Run test");
    }

    private static String rules(Path capture) {
        return "rule both { when tcp.flags.syn and tcp.flags.fin }\ntest \"t\" { capture \"" + capture + "\" expect both }";
    }

    private List<String> lenses() throws Exception {
        return answer(session.texts().codeLens(new CodeLensParams(session.file()))).stream().map(lens -> lens.getCommand().getTitle()).toList();
    }

    // The reader closes its end long before the writer has written all that a command would read.
    private static void stops(Path pipe, CompletableFuture<Object> command) throws Exception {
        CompletableFuture<Boolean> broken = write(pipe);
        command.cancel(true);

        assertThat(answer(broken)).isTrue();
        assertThatThrownBy(() -> answer(command)).satisfiesAnyOf(LongCommandsTest::isCancelledHere, LongCommandsTest::isCancelledThere);
    }

    private static void isCancelledHere(Throwable e) {
        assertThat(e).isInstanceOf(CancellationException.class);
    }

    // The client tells the server before it lets go of the answer itself, so the server's own may come first.
    private static void isCancelledThere(Throwable e) {
        assertThat(e).cause().isInstanceOfSatisfying(ResponseErrorException.class, error -> assertThat(error.getResponseError().getCode()).isEqualTo(CANCELLED));
    }

    // The writing end of a pipe, once somebody reads it: until then, the thread that opens it stands.
    private static OutputStream open(Path pipe) throws Exception {
        CompletableFuture<OutputStream> opened = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                opened.complete(Files.newOutputStream(pipe));
            } catch (IOException e) {
                opened.completeExceptionally(e);
            }
        });
        return answer(opened);
    }

    // Writes packets without end, from now on; whether the reader broke it off.
    private static CompletableFuture<Boolean> write(Path pipe) throws InterruptedException {
        CountDownLatch reads = new CountDownLatch(1);
        CompletableFuture<Boolean> broken = CompletableFuture.supplyAsync(() -> isBrokenOff(pipe, reads), runnable -> Thread.ofPlatform().daemon().start(runnable));
        assertThat(reads.await(Session.PATIENCE_SECONDS, TimeUnit.SECONDS)).as("somebody reads the pipe").isTrue();
        return broken;
    }

    private static boolean isBrokenOff(Path pipe, CountDownLatch reads) {
        try (OutputStream out = Files.newOutputStream(pipe)) {
            byte[] all = Files.readAllBytes(SCAN);
            byte[] packets = Arrays.copyOfRange(all, FILE_HEADER, all.length);
            out.write(all, 0, FILE_HEADER);
            for (long written = 0; written < ENOUGH; written += packets.length) {
                out.write(packets);
                reads.countDown();
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
