package dev.remora.lsp;

import static dev.remora.lsp.Session.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the protocol does not allow has its error, over a pipe. */
class GateTest {
    private static void refused(CompletableFuture<?> answer, ResponseErrorCode code, String message) {
        assertThatThrownBy(() -> answer(answer)).cause().isInstanceOf(ResponseErrorException.class)
                .extracting(e -> ((ResponseErrorException) e).getResponseError()).satisfies(error -> {
                    assertThat(error.getCode()).isEqualTo(code.getValue());
                    assertThat(error.getMessage()).contains(message);
                    assertThat(error.getData()).isNull();
                });
    }

    @Test
    void refusesRequestsWithoutWhatTheyAreAbout() throws Exception {
        try (Session session = new Session()) {
            Position at = session.open("rule a { when ip.t‸tl < 5 }");
            HoverParams nowhere = new HoverParams();
            nowhere.setTextDocument(session.file());

            refused(session.texts().hover(nowhere), ResponseErrorCode.InvalidParams, "position");
            refused(session.texts().hover(new HoverParams()), ResponseErrorCode.InvalidParams, "textDocument");
            refused(session.texts().hover(null), ResponseErrorCode.InvalidParams, "textDocument/hover has no params");
            refused(session.server().getWorkspaceService().executeCommand(new ExecuteCommandParams()), ResponseErrorCode.InvalidParams, "command");
            assertThat(answer(session.texts().hover(new HoverParams(session.file(), at)))).isNotNull();
            assertThat(session.goodbye()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"textDocument": {"uri": "file:///x.remora"}, "position": {"line": "x", "character": 0}} | params.position.line is not what the method takes
            {"textDocument": 7, "position": {"line": 1, "character": 0}}                             | params.textDocument is not what the method takes
            7                                                                                        | params is not what the method takes
            """)
    void saysWhichParameterCouldNotBeRead(String params, String message) throws Exception {
        try (Session session = new Session()) {
            refused(((Endpoint) session.server()).request("textDocument/hover", JsonParser.parseString(params)), ResponseErrorCode.InvalidParams, message);
            assertThat(session.goodbye()).isTrue();
        }
    }

    @Test
    void refusesRequestsBeforeHelloAndAfterGoodbye() throws Exception {
        try (Session session = new Session(false)) {
            HoverParams hover = new HoverParams(session.file(), new Position(0, 15));
            session.open("rule a { when ip.ttl < 5 }");
            refused(session.texts().hover(hover), ResponseErrorCode.ServerNotInitialized, "initialize");
            answer(session.server().initialize(new InitializeParams()));
            assertThat(answer(session.texts().hover(hover))).isNull();
            refused(session.server().initialize(new InitializeParams()), ResponseErrorCode.InvalidRequest, "already");
            assertThat(answer(session.server().shutdown())).isNull();
            refused(session.texts().hover(hover), ResponseErrorCode.InvalidRequest, "shut down");
        }
    }

    @Test
    void saysWhichMethodsItDoesNotHave() throws Exception {
        try (Session session = new Session()) {
            refused(session.server().getWorkspaceService().symbol(new WorkspaceSymbolParams("a")), ResponseErrorCode.MethodNotFound, "does not have");
            refused(session.texts().documentLink(new DocumentLinkParams(session.file())), ResponseErrorCode.MethodNotFound, "does not have");
            refused(((Endpoint) session.server()).request("remora/none", null), ResponseErrorCode.MethodNotFound, "remora/none");
            assertThat(session.goodbye()).isTrue();
        }
    }

    @Test
    void ignoresChangesOfAFileThatIsNotOpen() throws Exception {
        try (Session session = new Session()) {
            List<TextDocumentContentChangeEvent> all = List.of(new TextDocumentContentChangeEvent("rule a { when ip.ttl < 5 }"));
            session.texts().didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(Session.URI, 1), all));

            assertThat(answer(session.texts().hover(new HoverParams(session.file(), new Position(0, 15))))).isNull();
            assertThat(session.goodbye()).isTrue();
        }
    }

    @Test
    void saysThatThereIsNoNameToRename() throws Exception {
        try (Session session = new Session()) {
            Position at = session.open("rule a { when ip.t‸tl < 5 }");

            refused(session.texts().rename(new RenameParams(session.file(), at, "b")), ResponseErrorCode.InvalidParams, "no name here");
            assertThat(session.goodbye()).isTrue();
        }
    }

    @Test
    void readsATextWithAZeroCharacterInIt() throws Exception {
        try (Session session = new Session()) {
            session.open("rule a { when ip.ttl < 5 }\n\0\nrule b { when udp }");

            assertThat(session.diagnostics().getDiagnostics()).singleElement().extracting(Diagnostic::getMessage)
                    .satisfies(message -> assertThat(message.getLeft()).contains("has no meaning").doesNotContain("\0"));
            assertThat(answer(session.texts().documentSymbol(new DocumentSymbolParams(session.file())))).hasSize(2);
            assertThat(answer(session.texts().semanticTokensFull(new SemanticTokensParams(session.file()))).getData()).hasSizeGreaterThan(30);
            assertThat(session.goodbye()).isTrue();
        }
    }
}
