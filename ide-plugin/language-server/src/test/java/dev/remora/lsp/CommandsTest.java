package dev.remora.lsp;

import static dev.remora.lsp.Session.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Lenses and commands over a pipe. */
class CommandsTest {
    private static final String SCAN = Path.of("../../samples/captures/syn-fin-scan.pcap").toAbsolutePath().normalize().toString();

    private static final String FILE = """
            rule both { when tcp.flags.syn and tcp.flags.fin }
            rule never { when udp and ip.ttl == 0 }
            test "it reports" {
                packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN FIN] }
                expect both at 1
            }
            test "it is wrong" {
                packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] }
                expect both at 1
            }
            """;

    private Session session;

    @BeforeEach
    void connect() throws Exception {
        session = new Session();
    }

    @AfterEach
    void disconnect(TestInfo test) throws Exception {
        session.holdTo(test);
        assertThat(session.goodbye()).isTrue();
        session.close();
    }

    private List<String> lenses() throws Exception {
        return answer(session.texts().codeLens(new CodeLensParams(session.file()))).stream().map(lens -> lens.getCommand().getTitle()).toList();
    }

    @Test
    @Proves({"textDocument/codeLens", "workspace/executeCommand:remora.runTests"})
    void runsTheTestsOfALensAndSaysHowTheyWent() throws Exception {
        session.open(FILE);
        session.diagnostics();
        CodeLens second = answer(session.texts().codeLens(new CodeLensParams(session.file()))).get(2);
        JsonObject result = session.command(second.getCommand().getCommand(), second.getCommand().getArguments().toArray());

        assertThat(second.getCommand().getTitle()).isEqualTo("Run test");
        assertThat(second.getRange().getStart()).isEqualTo(new Position(6, 5));
        assertThat(result.get("failed").getAsInt()).isEqualTo(1);
        assertThat(session.message()).startsWith("1 of 1 test failed: it is wrong: ");
        session.awaitRefresh();
        assertThat(lenses()).containsExactly("✗ Run 2 tests", "Run test", "✗ Run test");
    }

    @Test
    void marksTheExpectationThatWasNotMetUntilTheTextChanges() throws Exception {
        session.open(FILE);
        session.diagnostics();
        session.command("remora.runTests", Session.URI);
        PublishDiagnosticsParams failed = session.diagnostics();
        session.open(FILE + "\n");

        assertThat(failed.getDiagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.getSource()).isEqualTo("remora test");
            assertThat(diagnostic.getRange()).isEqualTo(new Range(new Position(8, 4), new Position(8, 20)));
        });
        assertThat(session.diagnostics().getDiagnostics()).isEmpty();
        assertThat(lenses()).containsExactly("Run 2 tests", "Run test", "Run test");
    }

    @Test
    @Proves("workspace/executeCommand:remora.matches")
    void countsWhatRulesMakeOfACaptureAndKeepsItInLensesAndHover() throws Exception {
        session.open(FILE);
        JsonObject matches = session.command("remora.matches", Session.URI, SCAN);
        session.awaitRefresh();

        assertThat(matches.get("packets").getAsLong()).isEqualTo(lastPacket(matches));
        assertThat(matches.getAsJsonArray("rules").get(1).getAsJsonObject().get("matched").getAsLong()).isZero();
        assertThat(lenses()).contains("108 matches in syn-fin-scan.pcap", "no match in syn-fin-scan.pcap");
        session.command("remora.matches", Session.URI, SCAN, "both");
        assertThat(session.message()).startsWith("both in syn-fin-scan.pcap: 108 of ").contains("packets 3, 5, ");
    }

    private static long lastPacket(JsonObject matches) {
        assertThat(matches.get("complete").getAsBoolean()).isTrue();
        return matches.get("packets").getAsLong();
    }

    @Test
    void countsByItselfWhatATestNames() throws Exception {
        session.open("rule both { when tcp.flags.syn and tcp.flags.fin }\ntest \"t\" { capture \"" + SCAN.replace("\\", "\\\\") + "\" expect both }");
        assertThat(lenses()).containsExactly("Run 1 test", "Run test");
        session.awaitRefresh();

        assertThat(lenses()).containsExactly("Run 1 test", "108 matches in syn-fin-scan.pcap", "Run test");
    }

    @Test
    void keepsResultsOfTestsThoughACaptureIsMissing() throws Exception {
        session.open(FILE + "test \"none\" { capture \"nosuch.pcap\" expect both }\n");
        session.diagnostics();
        assertThat(session.command("remora.runTests", Session.URI).get("failed").getAsInt()).isEqualTo(2);
        session.awaitRefresh();
        lenses();
        session.countAnother(SCAN);

        assertThat(lenses()).containsExactly("✗ Run 3 tests", "✓ Run test", "✗ Run test", "✗ Run test");
        session.texts().didSave(new DidSaveTextDocumentParams(session.file()));
        for (int told = 0; told < 2; told++)
            session.diagnostics();                                      // of the tests, and of the other file
        assertThat(session.diagnostics().getDiagnostics()).hasSize(3);
    }

    @Test
    @Proves("workspace/executeCommand:remora.explain")
    void explainsWhyAPacketDoesNotMatch() throws Exception {
        session.open(FILE);
        JsonObject told = session.command("remora.explain", Session.URI, "both", SCAN, 4);

        assertThat(told.get("holds").getAsBoolean()).isFalse();
        assertThat(told.get("sentence").getAsString()).startsWith("packet 4 does not match because tcp.flags.syn is 0 (octet 47, 0x");
        assertThat(told.get("text").getAsString()).contains("tcp.flags.fin");
        assertThat(session.message()).startsWith("both: packet 4 does not match");
        assertThatThrownBy(() -> session.command("remora.explain", Session.URI, "both", SCAN, 4000)).hasMessageContaining("no packet 4000");
        assertThatThrownBy(() -> session.command("remora.explain", Session.URI, "bath", SCAN, 4)).hasMessageContaining("no rule or policy `bath`");
    }

    @Test
    void tellsWhatCanBeToldOfADamagedCapture(@TempDir Path folder) throws Exception {
        byte[] octets = Files.readAllBytes(Path.of(SCAN));
        String cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(octets, octets.length / 2)).toString();
        session.open(FILE);
        JsonObject matches = session.command("remora.matches", Session.URI, cut, "both");
        long packets = matches.get("packets").getAsLong();

        assertThat(packets).isPositive();
        assertThat(matches.get("complete").getAsBoolean()).isFalse();
        assertThat(matches.get("damage").getAsString()).startsWith(cut + ": octet ");
        assertThat(matches.getAsJsonArray("rules").get(0).getAsJsonObject().get("matched").getAsLong()).isPositive();
        assertThat(session.message()).contains("packets 3, 5, ").contains("; " + cut + ": octet ");
        session.awaitRefresh();
        assertThat(lenses()).anyMatch(lens -> lens.endsWith(" matches in the first " + packets + " packets of cut.pcap, which is damaged"));
        assertThat(session.command("remora.explain", Session.URI, "both", cut, packets).get("packet").getAsLong()).isEqualTo(packets);
        assertThatThrownBy(() -> session.command("remora.explain", Session.URI, "both", cut, packets + 1)).hasMessageContaining(cut + ": octet ");
    }

    @Test
    void runsTheTestsOfAFileThatIsNotOpen(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("closed.remora"), FILE);

        assertThat(session.command("remora.runTests", file.toUri().toString(), "it reports").get("passed").getAsInt()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithACommand() throws Exception {
        session.open("rule broken {");

        assertThatThrownBy(() -> session.command("remora.other")).hasMessageContaining("remora.matches");
        assertThatThrownBy(() -> session.command("remora.runTests")).hasMessageContaining("the URI of a rule file");
        assertThatThrownBy(() -> session.command("remora.runTests", "file:///nowhere/x.remora")).hasMessageContaining("neither open nor a file");
        assertThatThrownBy(() -> session.command("remora.runTests", Session.URI)).hasMessageContaining("has errors; the first, in line 1: rule `broken` does not say when");
        session.open(FILE);
        assertThatThrownBy(() -> session.command("remora.runTests", Session.URI, "none")).hasMessageContaining("there is no test \"none\"");
        assertThatThrownBy(() -> session.command("remora.matches", Session.URI, "/nowhere.pcap")).hasMessageContaining("/nowhere.pcap");
    }
}
