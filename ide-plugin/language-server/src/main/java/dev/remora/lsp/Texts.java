package dev.remora.lsp;

import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.FileEdits;
import dev.remora.rules.edit.Mention;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** A method for each request about a text. A request sees the text as it was when the request came; it is answered on another thread. */
final class Texts implements TextDocumentService {
    private final OpenFiles files;
    private final AllFiles  all;
    private final Problems  problems;
    private final Trials    trials;
    private final Proposals proposals;
    private final Refresh   refresh;
    private final Executor  questions;
    private final Executor  checks;

    /**
     * A method for each request.
     *
     * @param checks where questions are answered that wait until the text is checked; others never wait for them
     */
    Texts(OpenFiles files, AllFiles all, Problems problems, Trials trials, Proposals proposals, Refresh refresh, Executor questions, Executor checks) {
        this.files = files;
        this.all = all;
        this.problems = problems;
        this.trials = trials;
        this.proposals = proposals;
        this.refresh = refresh;
        this.questions = questions;
        this.checks = checks;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        TextDocumentItem opened = params.getTextDocument();
        tell(files.open(opened.getUri(), opened.getVersion(), opened.getText()));
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        VersionedTextDocumentIdentifier changed = params.getTextDocument();
        files.change(changed.getUri(), changed.getVersion(), params.getContentChanges()).ifPresent(this::tell);
    }

    private void tell(OpenFile file) {
        problems.tell(file);
        imported(files.refreshFor(file));
    }

    // Of these, what they import has changed.
    private void imported(List<OpenFile> concerned) {
        concerned.forEach(problems::tell);
        if (!concerned.isEmpty())
            refresh.imported();
    }

    /** Reads files again whose imports have changed. */
    void refresh() {
        imported(files.refresh());
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        Optional<OpenFile> closed = files.close(params.getTextDocument().getUri());
        trials.forget(params.getTextDocument().getUri());
        problems.forget(params.getTextDocument().getUri());
        closed.ifPresent(file -> imported(files.refreshFor(file)));       // what is on disk counts again
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        refresh();
        files.find(params.getTextDocument().getUri()).ifPresent(problems::tell);
    }

    // What a file that is not open is asked has the empty answer.
    private <R> CompletableFuture<R> answer(TextDocumentIdentifier text, R none, Function<OpenFile, R> question) {
        return answer(text, none, (file, cancelled) -> question.apply(file));
    }

    // The same of a question that takes longer, and looks now and then whether it is still asked.
    private <R> CompletableFuture<R> answer(TextDocumentIdentifier text, R none, BiFunction<OpenFile, CancelChecker, R> question) {
        return answer(questions, text, none, question);
    }

    // The same of a question that waits until the text is checked.
    private <R> CompletableFuture<R> answerChecked(TextDocumentIdentifier text, R none, Function<OpenFile, R> question) {
        return answer(checks, text, none, (file, cancelled) -> question.apply(file));
    }

    private <R> CompletableFuture<R> answer(Executor on, TextDocumentIdentifier text, R none, BiFunction<OpenFile, CancelChecker, R> question) {
        return files.find(text.getUri()).map(file -> CompletableFutures.computeAsync(on, cancelled -> question.apply(file, cancelled)))
                .orElseGet(() -> CompletableFuture.completedFuture(none));
    }

    // As above, where there may be no answer: the protocol's null.
    private <R> CompletableFuture<@Nullable R> answerOrNull(TextDocumentIdentifier text, Function<OpenFile, @Nullable R> question) {
        return answerOrNull(text, (file, cancelled) -> question.apply(file));
    }

    private <R> CompletableFuture<@Nullable R> answerOrNull(TextDocumentIdentifier text, BiFunction<OpenFile, CancelChecker, @Nullable R> question) {
        return files.find(text.getUri()).map(file -> CompletableFutures.<@Nullable R>computeAsync(questions, cancelled -> question.apply(file, cancelled)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return answer(params.getTextDocument(), Either.forLeft(List.of()), file -> Either.forRight(proposals.list(file, at(file, params))));
    }

    @Override
    public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
        return CompletableFuture.completedFuture(proposals.resolve(item));
    }

    @Override
    public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
        return answerOrNull(params.getTextDocument(), file -> file.document().hover(at(file, params), trials.of(file))
                .map(hover -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, hover.markdown()), file.places().range(hover.span()))).orElse(null));
    }

    @Override
    public CompletableFuture<@Nullable SignatureHelp> signatureHelp(SignatureHelpParams params) {
        return answerOrNull(params.getTextDocument(), file -> file.document().signature(at(file, params)).map(signature -> {
            List<ParameterInformation> parameters = signature.parameters().stream().map(ParameterInformation::new).toList();
            return new SignatureHelp(List.of(new SignatureInformation(signature.label(), signature.documentation(), parameters)), 0, signature.active());
        }).orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(DefinitionParams params) {
        return answer(params.getTextDocument(), Either.forLeft(List.of()), (file, cancelled) -> Either.forLeft(file.document().definition(at(file, params))
                .or(() -> file.document().definition(at(file, params), definers(file, at(file, params), cancelled))).stream()
                .map(found -> new Location(files.uri(found.source()), new Places(found.source()).range(found.span()))).toList()));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        return answer(params.getTextDocument(), List.of(), (file, cancelled) -> file.document().mentionAt(at(file, params)).stream()
                .flatMap(name -> Stream.concat(Stream.of(file), all.beside(file, at(file, params), cancelled).stream())
                        .flatMap(each -> each.document().mentions().stream().filter(name::isAbout)
                                .filter(mention -> params.getContext().isIncludeDeclaration() || !mention.declares())
                                .map(mention -> new Location(each.uri(), each.places().range(mention.span())))))
                .toList());
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
        return answer(params.getTextDocument(), List.of(), file -> file.document().references(at(file, params)).stream()
                .map(span -> new DocumentHighlight(file.places().range(span))).toList());
    }

    @Override
    public CompletableFuture<@Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(PrepareRenameParams params) {
        return answerOrNull(params.getTextDocument(), (file, cancelled) -> file.document().renamable(at(file, params), definers(file, at(file, params), cancelled))
                .map(span -> Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst(file.places().range(span))).orElse(null));
    }

    @Override
    public CompletableFuture<@Nullable WorkspaceEdit> rename(RenameParams params) {
        return answerOrNull(params.getTextDocument(), (file, cancelled) -> {
            try {
                List<FileEdits> renamed = file.document().rename(at(file, params), params.getNewName(), definers(file, at(file, params), cancelled));
                if (renamed.isEmpty())
                    throw invalid("there is no name here that a rule file defines");
                return new WorkspaceEdit(renamed.stream()
                        .collect(Collectors.toMap(edited -> files.uri(edited.source()), edited -> new Places(edited.source()).edits(edited.edits()))));
            } catch (IllegalArgumentException e) {
                throw invalid(String.valueOf(e.getMessage()));
            }
        });
    }

    // Other files with the name at a place, where one of them may define it: nobody reads them all for the name of a field.
    private List<Document> definers(OpenFile file, int offset, CancelChecker cancelled) {
        boolean mayBeDefined = file.document().mentionAt(offset).filter(Mention::isDefinedByFile).isPresent();
        return mayBeDefined ? all.beside(file, offset, cancelled).stream().map(OpenFile::document).toList() : List.of();
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams params) {
        return answer(params.getTextDocument(), List.of(), file -> file.document().symbols().stream()
                .map(symbol -> Either.<SymbolInformation, DocumentSymbol>forRight(Structure.symbol(file.places(), symbol))).toList());
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
        return answer(params.getTextDocument(), List.of(), file -> file.document().foldings().stream().map(folding -> Structure.folding(file.places(), folding)).toList());
    }

    @Override
    public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
        return answer(params.getTextDocument(), List.of(), file -> params.getPositions().stream().map(position -> Structure.selection(file, position)).toList());
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
        return answer(params.getTextDocument(), new SemanticTokens(List.of()), Paint::of);
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
        return answer(params.getTextDocument(), List.of(), file -> file.document().hints(file.places().span(params.getRange())).stream().map(hint -> {
            InlayHint shown = new InlayHint(file.places().position(hint.offset()), Either.forLeft(hint.text()));
            shown.setPaddingLeft(true);
            return shown;
        }).toList());
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
        return answerChecked(params.getTextDocument(), List.of(), file -> {
            List<CodeLens> known = file.document().lenses(trials.of(file)).stream().map(lens -> Structure.lens(file, lens, trials.captureOf(file))).toList();
            trials.follow(file);                    // the client is told when there is more to ask for, and never what this answer has told it
            return known;
        });
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        return answerChecked(params.getTextDocument(), List.of(), file -> {
            Span range = file.places().span(params.getRange());
            List<Either<Command, CodeAction>> actions = new ArrayList<>();
            file.document().fixable(range).forEach(diagnostic -> diagnostic.fixes().forEach(fix -> {
                CodeAction action = new CodeAction(fix.title());
                action.setKind(CodeActionKind.QuickFix);
                action.setDiagnostics(List.of(Problems.diagnostic(file.places(), diagnostic)));
                action.setIsPreferred(fix == diagnostic.fixes().getFirst());
                action.setEdit(new WorkspaceEdit(Map.of(file.uri(), file.places().edits(fix.edits()))));
                actions.add(Either.forRight(action));
            }));
            return actions;
        });
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
        return answer(params.getTextDocument(), List.of(), file -> file.places().edits(file.document().format()));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams params) {
        return answer(params.getTextDocument(), List.of(), file -> file.places().edits(file.document().format(file.places().span(params.getRange()))));
    }

    private static ResponseErrorException invalid(String message) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidParams, message, null));
    }

    private static int at(OpenFile file, TextDocumentPositionParams params) {
        return file.places().offset(params.getPosition());
    }
}
