package dev.remora.lsp;

import static dev.remora.lsp.Session.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Each ability that the server announces, asked by a client over a pipe. */
class ServerTest {
    private static final String FILE = """
            let opening = tcp.flags.syn
            rule scan "Many" {
                when opening
            }
            test "t" { packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] } expect scan }
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

    @Test
    @Proves({"textDocument/didOpen", "textDocument/didChange"})
    void tellsWhatIsWrongAndThatItHasBeenMended() throws Exception {
        session.open("rule a { when tcp.flags.rst }");
        PublishDiagnosticsParams wrong = session.diagnostics();
        TextDocumentContentChangeEvent change = new TextDocumentContentChangeEvent(new Range(new Position(0, 24), new Position(0, 27)), "reset");
        session.texts().didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(Session.URI, 7), List.of(change)));
        PublishDiagnosticsParams right = session.diagnostics();

        assertThat(wrong.getDiagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.getCode().getLeft()).isEqualTo("R0201");
            assertThat(diagnostic.getRange()).isEqualTo(new Range(new Position(0, 14), new Position(0, 27)));
        });
        assertThat(right.getVersion()).isEqualTo(7);
        assertThat(right.getDiagnostics()).isEmpty();
    }

    @Test
    @Proves("textDocument/didClose")
    void takesTheDiagnosticsOfAClosedFileBack() throws Exception {
        session.open("rule a {");
        session.diagnostics();
        session.texts().didClose(new DidCloseTextDocumentParams(session.file()));

        assertThat(session.diagnostics().getDiagnostics()).isEmpty();
    }

    @Test
    @Proves("textDocument/didSave")
    void checksAFileAgainWhenItIsSaved() throws Exception {
        session.open("rule a {");
        session.diagnostics();
        session.texts().didSave(new DidSaveTextDocumentParams(session.file()));

        assertThat(session.diagnostics().getDiagnostics()).isNotEmpty();
    }

    @Test
    @Proves({"textDocument/completion", "completionItem/resolve"})
    void completesAndDocumentsWhatWasChosen() throws Exception {
        Position at = session.open("rule a { when tcp.src‸ }");
        CompletionItem first = answer(session.texts().completion(new CompletionParams(session.file(), at))).getRight().getItems().getFirst();

        assertThat(first.getLabel()).isEqualTo("tcp.srcport");
        assertThat(first.getTextEdit().getLeft().getRange()).isEqualTo(new Range(new Position(0, 14), new Position(0, 21)));
        assertThat(first.getDocumentation()).isNull();
        assertThat(answer(session.texts().resolveCompletionItem(first)).getDocumentation().getRight().getValue()).contains("Source Port");
    }

    @Test
    void leavesTheIndentationOfMoreLinesToTheClient() throws Exception {
        CompletionParams params = new CompletionParams(session.file(), session.open("rule a {\r\n    seq‸\r\n}\r\n"));
        CompletionItem first = answer(session.texts().completion(params)).getRight().getItems().getFirst();

        assertThat(first.getInsertTextMode()).isEqualTo(InsertTextMode.AdjustIndentation);
        assertThat(first.getTextEdit().getLeft().getNewText()).isEqualTo("sequence by connection {\r\n    $0\r\n    then \r\n\\}");
    }

    @Test
    void putsTheCursorIntoSnippets() throws Exception {
        Position at = session.open("rule a { when ‸ }");
        List<CompletionItem> items = answer(session.texts().completion(new CompletionParams(session.file(), at))).getRight().getItems();

        assertThat(items).hasSizeLessThanOrEqualTo(500);
        Position inLen = session.open("rule a { when le‸ }");
        assertThat(answer(session.texts().completion(new CompletionParams(session.file(), inLen))).getRight().getItems())
                .filteredOn(item -> item.getLabel().equals("len")).singleElement().satisfies(item -> {
                    assertThat(item.getInsertTextFormat()).isEqualTo(InsertTextFormat.Snippet);
                    assertThat(item.getTextEdit().getLeft().getNewText()).isEqualTo("len($0)");
                });
    }

    @Test
    @Proves("textDocument/hover")
    void hovers() throws Exception {
        Position at = session.open("rule a { when ip.t‸tl < 5 }");
        Hover hover = answer(session.texts().hover(new HoverParams(session.file(), at)));

        assertThat(hover.getContents().getRight().getValue()).contains("Time to Live");
        assertThat(hover.getRange()).isEqualTo(new Range(new Position(0, 14), new Position(0, 20)));
        assertThat(answer(session.texts().hover(new HoverParams(session.file(), new Position(0, 8))))).isNull();
    }

    @Test
    @Proves("textDocument/signatureHelp")
    void helpsWithArguments() throws Exception {
        Position at = session.open("rule a { when max(tcp.srcport, ‸) > 3 }");

        assertThat(answer(session.texts().signatureHelp(new SignatureHelpParams(session.file(), at))).getActiveParameter()).isEqualTo(1);
    }

    @Test
    @Proves({"textDocument/definition", "textDocument/references", "textDocument/documentHighlight"})
    void findsDefinitionsReferencesAndHighlights() throws Exception {
        session.open(FILE);
        Position use = new Position(2, 11);

        assertThat(answer(session.texts().definition(new DefinitionParams(session.file(), use))).getLeft()).singleElement()
                .satisfies(location -> assertThat(location.getRange().getStart()).isEqualTo(new Position(0, 4)));
        assertThat(answer(session.texts().references(new ReferenceParams(session.file(), use, new ReferenceContext(true))))).hasSize(2);
        assertThat(answer(session.texts().documentHighlight(new DocumentHighlightParams(session.file(), use)))).hasSize(2);
    }

    @Test
    @Proves({"textDocument/prepareRename", "textDocument/rename"})
    void renames() throws Exception {
        session.open(FILE);
        Position use = new Position(2, 11);
        WorkspaceEdit edit = answer(session.texts().rename(new RenameParams(session.file(), use, "start")));

        assertThat(answer(session.texts().prepareRename(new PrepareRenameParams(session.file(), use))).getFirst()).isEqualTo(new Range(new Position(2, 9), new Position(2, 16)));
        assertThat(edit.getChanges().get(Session.URI)).hasSize(2).allSatisfy(change -> assertThat(change.getNewText()).isEqualTo("start"));
        assertThatThrownBy(() -> answer(session.texts().rename(new RenameParams(session.file(), use, "a b")))).hasMessageContaining("not a name");
    }

    @Test
    @Proves({"textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/selectionRange"})
    void outlinesFoldsAndGrowsSelections() throws Exception {
        session.open(FILE);

        assertThat(answer(session.texts().documentSymbol(new DocumentSymbolParams(session.file())))).extracting(symbol -> symbol.getRight().getName())
                .containsExactly("opening", "scan", "t");
        assertThat(answer(session.texts().foldingRange(new FoldingRangeRequestParams(session.file())))).singleElement()
                .satisfies(range -> assertThat(range.getEndLine()).isEqualTo(3));
        SelectionRange word = answer(session.texts().selectionRange(new SelectionRangeParams(session.file(), List.of(new Position(2, 11))))).getFirst();
        assertThat(word.getRange()).isEqualTo(new Range(new Position(2, 9), new Position(2, 16)));
        assertThat(word.getParent().getRange().getStart()).isEqualTo(new Position(2, 4));
    }

    @Test
    @Proves("textDocument/semanticTokens/full")
    void coloursWords() throws Exception {
        session.open("// why\nlet o = tcp");
        List<Integer> data = answer(session.texts().semanticTokensFull(new SemanticTokensParams(session.file()))).getData();
        List<String> types = session.abilities.getSemanticTokensProvider().getLegend().getTokenTypes();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < data.size(); i += 5)
            seen.add(data.get(i) + ":" + data.get(i + 1) + "+" + data.get(i + 2) + " " + types.get(data.get(i + 3)));

        assertThat(seen).containsExactly("0:0+6 comment", "1:0+3 keyword", "0:4+1 variable", "0:4+3 namespace");
    }

    @Test
    @Proves("textDocument/inlayHint")
    void writesHintsIntoLines() throws Exception {
        session.open("rule a { when tcp.flags == 0x12 }");
        Range all = new Range(new Position(0, 0), new Position(1, 0));

        assertThat(answer(session.texts().inlayHint(new InlayHintParams(session.file(), all)))).singleElement().satisfies(hint -> {
            assertThat(hint.getLabel().getLeft()).isEqualTo("= SYN ACK");
            assertThat(hint.getPosition()).isEqualTo(new Position(0, 31));
        });
    }

    @Test
    @Proves("textDocument/codeAction")
    void offersFixes() throws Exception {
        session.open("rule a { when tcp.flags.rst }");
        Range at = new Range(new Position(0, 20), new Position(0, 20));

        assertThat(answer(session.texts().codeAction(new CodeActionParams(session.file(), at, new CodeActionContext(List.of()))))).first().satisfies(action -> {
            assertThat(action.getRight().getTitle()).contains("tcp.flags.reset");
            assertThat(action.getRight().getEdit().getChanges().get(Session.URI)).singleElement().satisfies(edit -> assertThat(edit.getNewText()).isEqualTo("tcp.flags.reset"));
        });
    }

    @Test
    @Proves({"textDocument/formatting", "textDocument/rangeFormatting"})
    void laysOutAFileAndSomeLinesOfIt() throws Exception {
        session.open("let  a = tcp\nlet  b = udp\n");
        FormattingOptions options = new FormattingOptions(4, true);
        Range second = new Range(new Position(1, 0), new Position(1, 3));

        assertThat(answer(session.texts().formatting(new DocumentFormattingParams(session.file(), options)))).hasSize(2);
        List<TextEdit> inSecond = List.copyOf(answer(session.texts().rangeFormatting(new DocumentRangeFormattingParams(session.file(), options, second))));
        assertThat(inSecond).singleElement().satisfies(edit -> assertThat(edit.getRange()).isEqualTo(new Range(new Position(1, 3), new Position(1, 5))));
    }

    @Test
    void endsLinesAsTheTextDoes() throws Exception {
        Position line = session.open("rule  a \"{ip.src}\" {\r\n    when ‸tcp\r\n}\r\n");
        TextDocumentIdentifier file = session.file();
        FormattingOptions options = new FormattingOptions(4, true);
        CodeActionParams place = new CodeActionParams(file, new Range(new Position(0, 0), line), new CodeActionContext(List.of()));
        List<? extends TextEdit> some = answer(session.texts().rangeFormatting(new DocumentRangeFormattingParams(file, options, new Range(line, line))));
        WorkspaceEdit fix = answer(session.texts().codeAction(place)).getFirst().getRight().getEdit();

        assertThat(some).extracting(TextEdit::getNewText).containsExactly("     ");
        assertThat(fix.getChanges().get(Session.URI)).extracting(TextEdit::getNewText).anyMatch(text -> text.contains("\r\n")).noneMatch(text -> text.matches("(?s).*[^\r]\n.*"));
    }

    @Test
    void leavesLineEndsThatAreNotAsThoseOfTheFirstLine() throws Exception {
        session.open("// a\nrule  a {\r\n    when     tcp\r\n}\n");
        List<? extends TextEdit> edits = answer(session.texts().formatting(new DocumentFormattingParams(session.file(), new FormattingOptions(4, true))));

        assertThat(edits).extracting(TextEdit::getNewText).containsExactly(" ");
    }

    @Test
    void answersNothingAboutFilesThatAreNotOpen() throws Exception {
        TextDocumentIdentifier other = new TextDocumentIdentifier("file:///rules/other.remora");

        assertThat(answer(session.texts().hover(new HoverParams(other, new Position(0, 0))))).isNull();
        assertThat(answer(session.texts().documentSymbol(new DocumentSymbolParams(other)))).isEmpty();
    }

    @Test
    void takesTextsThatHaveNoFileYet() throws Exception {
        session.texts().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem("untitled:Untitled-1", "remora", 1, "import \"x\"\n")));

        assertThat(session.diagnostics().getDiagnostics()).isNotEmpty();
    }
}
