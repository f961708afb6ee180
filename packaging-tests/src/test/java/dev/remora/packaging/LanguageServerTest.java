package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language server as one jar, started as an editor starts it, with a client of LSP4J at its standard input and output. */
class LanguageServerTest {
    private static final String RULES = """
            rule opening { when tcp.flags.syn }
            test "a SYN" { packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] } expect opening }
            """;
    private static final String WRONG = "rule wrong { when tcp.flags.fim }\n";

    @TempDir
    private Path folder;

    /** Keeps what the server publishes. */
    private static final class Client implements LanguageClient {
        final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(new MessageActionItem());
        }

        @Override
        public void logMessage(MessageParams message) {}
    }

    @Test
    void servesAnEditorFromOneJarAlone() throws Exception {
        Path jar = Files.copy(Jars.LSP, folder.resolve("alone.jar"));
        Process process = start(jar);
        Client client = new Client();
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(client, process.getInputStream(), process.getOutputStream());
        Future<Void> listening = launcher.startListening();
        LanguageServer server = launcher.getRemoteProxy();
        TextDocumentIdentifier file = new TextDocumentIdentifier(folder.resolve("try.remora").toUri().toString());

        InitializeParams params = new InitializeParams();
        params.setCapabilities(new ClientCapabilities());
        assertThat(answer(server.initialize(params)).getServerInfo().getName()).isEqualTo("remora");
        server.initialized(new InitializedParams());
        server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem("file:///wrong.remora", "remora", 1, WRONG)));
        PublishDiagnosticsParams published = client.published.poll(60, TimeUnit.SECONDS);
        assertThat(published).isNotNull();
        assertThat(published.getDiagnostics()).singleElement().satisfies(found -> assertThat(found.getMessage().toString()).contains("tcp.flags.fim"));
        server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(file.getUri(), "remora", 1, RULES)));
        assertThat(answer(server.getTextDocumentService().hover(new HoverParams(file, new Position(0, 24)))).toString()).contains("tcp.flags.syn", "RFC 9293");
        ExecuteCommandParams tests = new ExecuteCommandParams("remora.runTests", List.of(file.getUri()));
        assertThat(String.valueOf(answer(server.getWorkspaceService().executeCommand(tests)))).startsWith("{passed=1.0, failed=0.0");
        answer(server.shutdown());
        server.exit();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(process.errorReader().lines()).isEmpty();
        listening.get(60, TimeUnit.SECONDS);
    }

    @Test
    void saysThatTheEditorWentWithoutGoodBye() throws Exception {
        Process process = start(Jars.LSP, "--stdio");
        process.getOutputStream().close();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(process.inputReader().lines()).isEmpty();
    }

    @Test
    void refusesArgumentsThatItDoesNotKnow() throws Exception {
        Process process = start(Jars.LSP, "--port", "17");

        assertThat(process.errorReader().lines()).first().asString().contains("--port 17");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void carriesTheLicencesOfAllThatIsInIt() throws IOException {
        try (JarFile jar = new JarFile(Jars.LSP.toFile())) {
            Stream<String> packages = jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")).map(name -> name.replaceAll("^(\\w+/\\w+).*", "$1"));

            assertThat(packages.distinct()).containsExactlyInAnyOrder("dev/remora", "com/google", "org/eclipse", "org/antlr");
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/THIRD-PARTY.txt")).contains("Gson", "LSP4J", "ANTLR", "Redistributions in binary form must reproduce");
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith("module-info.class") || name.endsWith(".SF"))).isEmpty();
            assertThat(text(jar, "META-INF/services/dev.remora.dissect.Provider")).contains("dev.remora.");
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Process start(Path jar, String... arguments) throws IOException {
        Stream<String> command = Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString());
        return Jars.plain(new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList())).start();
    }

    private static <T> T answer(CompletableFuture<T> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }
}
