package dev.remora.lsp;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.rules.check.Checked;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Runs;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Inquiry;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.testing.Matches;
import dev.remora.rules.testing.TestResult;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;

/** Runs rule files and their tests, and keeps what came of it. Safe for many threads. */
final class Trials {
    private static final int ASKED = 256;       // packets between two questions whether an explanation is still wanted

    private final ExecutorService    thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("trials").factory());
    private final Map<String, Trial> trials = new ConcurrentHashMap<>();
    private final Dissectors         dissectors;
    private final OpenFiles          files;

    private volatile String   capture = "";        // the capture that the client names for files that name none
    private volatile Runnable changed = () -> {};

    /**
     * What is known of a file.
     *
     * @param capture the path of the capture that was asked for; empty where none was
     * @param counted the text whose matches are known
     * @param tested  the text whose tests are known
     */
    private record Trial(String capture, Runs runs, Optional<Document> counted, Optional<Document> tested, List<TestResult> results) {
        static final Trial NONE = new Trial("", Runs.NONE, Optional.empty(), Optional.empty(), List.of());

        /** The same where tests of a text were run; those of it that were not keep their results. */
        Trial tested(OpenFile file, List<TestResult> newResults) {
            List<TestResult> kept = isTested(file) ? results.stream().filter(old -> newResults.stream().noneMatch(result -> result.test() == old.test())).toList() : List.of();
            Runs known = isTested(file) ? runs : runs.withoutTests();
            return new Trial(capture, known.with(newResults), counted, Optional.of(file.document()), Stream.concat(kept.stream(), newResults.stream()).toList());
        }

        /** The same where this is what is known of the matches of a text. */
        Trial counted(OpenFile file, Runs newRuns) {
            return new Trial(capture, newRuns, Optional.of(file.document()), tested, results);
        }

        boolean isCounted(OpenFile file) {
            return counted.filter(document -> document == file.document()).isPresent();
        }

        boolean isTested(OpenFile file) {
            return tested.filter(document -> document == file.document()).isPresent();
        }
    }

    Trials(OpenFiles files, Dissectors dissectors) {
        this.files = files;
        this.dissectors = dissectors;
    }

    /** Whom to tell when more is known. */
    void tellTo(Runnable listener) {
        changed = listener;
    }

    /** The capture for files whose tests name none. */
    void sample(String path) {
        capture = path;
    }

    /** What is known of this text; of one that has changed since its tests were run, only the matches. */
    Runs of(OpenFile file) {
        Trial trial = trial(file);
        return trial.isTested(file) ? trial.runs : trial.runs.withoutTests();
    }

    /** The tests of this text that have failed. */
    List<TestResult> failed(OpenFile file) {
        Trial trial = trial(file);
        return trial.isTested(file) ? trial.results.stream().filter(result -> !result.hasPassed()).toList() : List.of();
    }

    void forget(String uri) {
        trials.remove(uri);
    }

    void stop() {
        thread.shutdownNow();
    }

    /**
     * Runs tests of a file.
     *
     * @param  titles                   of those that are run; none: all
     * @throws IllegalArgumentException if the file has errors, or no test of that title
     */
    List<TestResult> runTests(OpenFile file, List<String> titles, CancelChecker cancelled) {
        RuleFile rules = rules(file);
        for (String title : titles)
            if (rules.tests().stream().noneMatch(test -> test.title().value().equals(title)))
                throw new IllegalArgumentException("there is no test \"" + title + "\"");
        TestRunner runner = new TestRunner(dissectors, RuleFolder::capture);
        List<TestResult> results = rules.tests().stream().filter(test -> titles.isEmpty() || titles.contains(test.title().value())).map(test -> {
            cancelled.checkCanceled();
            return runner.run(rules, test);
        }).toList();
        keep(file, old -> old.tested(file, results));
        changed.run();
        return results;
    }

    /** The rules of a file that has no errors. */
    static RuleFile rules(OpenFile file) {
        Checked<RuleFile> checked = file.document().checked();
        return checked.result().orElseThrow(() -> new IllegalArgumentException("the rule file has errors; " + firstError(checked)));
    }

    private static String firstError(Checked<RuleFile> checked) {
        Diagnostic first = checked.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
        return "the first, in line " + checked.source().line(first.span().start()) + ": " + first.message();
    }

    /**
     * Counts what the rules of a file make of a capture, and keeps to that capture.
     *
     * @throws IllegalArgumentException if the file has errors
     * @throws IOException              if the capture cannot be read
     */
    Matches count(OpenFile file, String path, CancelChecker cancelled) throws IOException {
        Matches matches = matches(file, path, () -> !cancelled.isCanceled());
        cancelled.checkCanceled();
        keep(file, old -> new Trial(path, old.runs.with(matches), Optional.of(file.document()), old.tested, old.results));
        changed.run();
        return matches;
    }

    /**
     * Why a rule or a policy of a file makes of a packet what it does.
     *
     * @throws IllegalArgumentException if the file has errors or no such rule, or the capture no such packet
     * @throws IOException              if the capture cannot be read
     */
    Explanation explain(OpenFile file, String rule, String path, long packet, CancelChecker cancelled) throws IOException {
        RuleSet only = new RuleSet(List.of(rules(file))).only(rule).orElseThrow(() -> new IllegalArgumentException("there is no rule or policy `" + rule + "`"));
        Inquiry inquiry = new Inquiry(only, dissectors, Settings.STANDARD, packet);
        Optional<CaptureException> damage;
        try (CaptureSource capture = Capture.open(beside(file, path))) {
            damage = inquiry.ask(capture, () -> goesOn(inquiry, cancelled));
        }
        if (inquiry.answers().isEmpty() && damage.isPresent())
            throw damage.get();
        return inquiry.answers().stream().findFirst().orElseThrow(() -> new IllegalArgumentException(path + " has no packet " + packet));
    }

    private static boolean goesOn(Inquiry inquiry, CancelChecker cancelled) {
        if (inquiry.seen() % ASKED == 0)
            cancelled.checkCanceled();
        return true;
    }

    private Matches matches(OpenFile file, String path, BooleanSupplier goesOn) throws IOException {
        Path found = beside(file, path);
        try (CaptureSource source = Capture.open(found)) {
            return Matches.of(rules(file), dissectors, String.valueOf(found.getFileName()), source, Settings.STANDARD, goesOn);
        }
    }

    /** The file at a path, or of an address, that is given in a rule file; a path may have colons, as those of times. */
    static Path beside(OpenFile file, String path) {
        return Path.of(file.source().name()).resolveSibling(path.startsWith("file:") ? OpenFiles.name(path) : path);
    }

    // What is learnt of a file that is not open, or was closed meanwhile, is answered and not kept: nobody would say when to forget it.
    private void keep(OpenFile file, UnaryOperator<Trial> more) {
        trials.compute(file.uri(), (uri, old) -> files.find(uri).isEmpty() ? null : more.apply(old == null ? Trial.NONE : old));
    }

    /** The capture that a file is held against: the one asked for last, the client's, or the first that a test names; empty where there is none. */
    String captureOf(OpenFile file) {
        return captureOf(file, trial(file));
    }

    private String captureOf(OpenFile file, Trial trial) {
        if (!trial.capture.isEmpty() || !capture.isEmpty())
            return trial.capture.isEmpty() ? capture : trial.capture;
        return file.document().parsed().tree().items(Item.Test.class).flatMap(test -> test.clauses(TestClause.Capture.class))
                .map(named -> named.path().value()).findFirst().orElse("");
    }

    private Trial trial(OpenFile file) {
        return trials.getOrDefault(file.uri(), Trial.NONE);
    }

    private boolean isCurrent(OpenFile file) {
        return files.find(file.uri()).filter(open -> open.document() == file.document()).isPresent();
    }

    /** Counts in the background where the matches of this text are not known yet. A text with errors keeps the matches it had. */
    void follow(OpenFile file) {
        if (!trial(file).isCounted(file) && !captureOf(file).isEmpty())
            thread.execute(() -> followNow(file));
    }

    private void followNow(OpenFile file) {
        if (!isCurrent(file) || trial(file).isCounted(file) || file.document().checked().hasErrors())
            return;
        String path = captureOf(file);
        try {
            Matches matches = matches(file, path, () -> isCurrent(file));
            keepIfWanted(file, path, runs -> runs.with(matches));
            changed.run();                          // where nothing was kept, too: the client asks again, and what it has by now is counted
        } catch (IOException e) {
            // The capture that a test names is not there: the test says so when it is run, and there is nothing to count, until the text changes.
            keepIfWanted(file, path, Runs::withoutMatches);
        }
    }

    // Nothing is kept of a text that has changed or was closed meanwhile, where it may be of a part of the capture only, nor where another capture has been asked for.
    private void keepIfWanted(OpenFile file, String path, UnaryOperator<Runs> known) {
        trials.compute(file.uri(), (uri, old) -> {
            Trial before = old == null ? Trial.NONE : old;
            return isCurrent(file) && captureOf(file, before).equals(path) ? before.counted(file, known.apply(before.runs)) : old;
        });
    }
}
