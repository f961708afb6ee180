package dev.remora.ide.rule;

import dev.remora.ide.model.CaptureFile;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Runs;
import dev.remora.rules.testing.Matches;
import dev.remora.rules.testing.TestResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.eclipse.jface.text.IDocument;

/** What running the rules of a text has told. Safe for many threads. */
final class RuleRuns {
    private static final Map<IDocument, RuleRuns> ALL = new WeakHashMap<>();

    private final Map<CaptureFile, Counted> counted = new WeakHashMap<>();      // windows may show several
    private Runs                            tests   = Runs.NONE;
    private Document                        tested;

    /** What rules made of a capture. */
    private record Counted(Document rules, Matches matches) {}

    private RuleRuns() {}

    static RuleRuns of(IDocument text) {
        synchronized (ALL) {
            return ALL.computeIfAbsent(text, each -> new RuleRuns());
        }
    }

    /** What is known of these rules and of a capture, where one is looked at; of tests only what was run on this text. */
    synchronized Runs of(Document rules, Optional<CaptureFile> capture) {
        Runs known = isTested(rules) ? tests : Runs.NONE;
        return capture.flatMap(this::matches).map(known::with).orElse(known);
    }

    /** Whether tests were run on this text. */
    synchronized boolean isTested(Document rules) {
        return tested == rules;
    }

    synchronized void tested(Document rules, List<TestResult> results) {
        tests = (isTested(rules) ? tests : Runs.NONE).with(results);
        tested = rules;
    }

    /** Whether it is known what these rules make of this capture. */
    synchronized boolean isCounted(Document rules, CaptureFile capture) {
        return counted.containsKey(capture) && counted.get(capture).rules() == rules;
    }

    synchronized void counted(Document rules, CaptureFile capture, Matches matches) {
        counted.put(capture, new Counted(rules, matches));
    }

    /** What rules of this text, the last that were counted, made of a capture. */
    synchronized Optional<Matches> matches(CaptureFile capture) {
        return Optional.ofNullable(counted.get(capture)).map(Counted::matches);
    }
}
