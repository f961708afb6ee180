package dev.remora.ide.rule;

import dev.remora.dissect.Settings;
import dev.remora.ide.model.CaptureFile;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Runs;
import dev.remora.rules.testing.Matches;
import dev.remora.rules.testing.TestResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.jface.text.IDocument;

/** What running the rules of a text has told. Safe for many threads. */
final class RuleRuns {
    private static final Map<IDocument, RuleRuns> ALL = new WeakHashMap<>();

    private Runs     runs = Runs.NONE;
    private Document tested;
    private Document counted;
    private Path     capture;
    private Settings settings;              // of the capture; opened anew, it may have others

    private RuleRuns() {}

    static RuleRuns of(IDocument text) {
        synchronized (ALL) {
            return ALL.computeIfAbsent(text, each -> new RuleRuns());
        }
    }

    /** What is known of these rules; of tests only what was run on this text. */
    synchronized Runs of(Document rules) {
        return isTested(rules) ? runs : runs.withoutTests();
    }

    /** Whether tests were run on this text. */
    synchronized boolean isTested(Document rules) {
        return tested == rules;
    }

    synchronized void tested(Document rules, List<TestResult> results) {
        runs = isTested(rules) ? runs.with(results) : runs.withoutTests().with(results);
        tested = rules;
    }

    /** Whether it is known what these rules make of this capture. */
    synchronized boolean isCounted(Document rules, CaptureFile file) {
        return counted == rules && file.path().equals(capture) && file.settings() == settings;
    }

    synchronized void counted(Document rules, CaptureFile file, Matches matches) {
        runs = runs.with(matches);
        counted = rules;
        capture = file.path();
        settings = file.settings();
    }

    synchronized Matches matches() {
        return runs.matches();
    }
}
