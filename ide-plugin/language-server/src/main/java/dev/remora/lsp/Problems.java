package dev.remora.lsp;

import dev.remora.rules.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** Tells the client what is wrong in its files, on a thread of its own; of a text that has changed again meanwhile, nothing. */
final class Problems {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("diagnostics").factory());
    private final OpenFiles       files;
    private final Trials          trials;

    private volatile Consumer<PublishDiagnosticsParams> client = told -> {};

    Problems(OpenFiles files, Trials trials) {
        this.files = files;
        this.trials = trials;
    }

    /** From now on it is this client that is told. */
    void tellTo(LanguageClient newClient) {
        client = newClient::publishDiagnostics;
    }

    void tell(OpenFile file) {
        thread.execute(() -> {
            Optional<OpenFile> now = files.find(file.uri());
            if (now.isPresent() && now.get().document() == file.document())
                client.accept(new PublishDiagnosticsParams(file.uri(), of(file), file.version()));
        });
    }

    /** A file that is not open has none. */
    void forget(String uri) {
        thread.execute(() -> client.accept(new PublishDiagnosticsParams(uri, List.of())));
    }

    void stop() {
        thread.shutdown();
    }

    // What is wrong with the text, then what its tests expected in vain.
    private List<Diagnostic> of(OpenFile file) {
        Stream<Diagnostic> found = file.document().diagnostics().stream().map(diagnostic -> diagnostic(file.places(), diagnostic));
        Stream<Diagnostic> unmet = trials.failed(file).stream().flatMap(result -> result.failures().stream())
                .map(failure -> new Diagnostic(file.places().range(failure.span()), failure.message(), DiagnosticSeverity.Error, "remora test"));
        return Stream.concat(found, unmet).toList();
    }

    static Diagnostic diagnostic(Places places, dev.remora.rules.diagnostic.Diagnostic diagnostic) {
        Diagnostic told = new Diagnostic(places.range(diagnostic.span()), diagnostic.message(), severity(diagnostic.severity()), "remora");
        told.setCode(diagnostic.code().id());
        return told;
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case HINT -> DiagnosticSeverity.Hint;
        };
    }
}
