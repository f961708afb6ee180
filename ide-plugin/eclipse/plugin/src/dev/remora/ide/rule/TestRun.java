package dev.remora.ide.rule;

import dev.remora.ide.model.Protocols;
import dev.remora.rules.edit.Document;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.testing.TestResult;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;

/** Runs tests of the text as it stands in an editor, saved or not; the results are shown beside their lines. */
final class TestRun extends Job {
    private final ITextEditor  editor;
    private final IDocument    text;
    private final Document     rules;
    private final List<String> titles;

    private TestRun(ITextEditor editor, List<String> titles) {
        super("Testing " + editor.getTitle());
        this.editor = editor;
        this.text = RuleEditors.text(editor);
        this.rules = RuleDocuments.of(text);
        this.titles = titles;
    }

    /** Runs the tests of these titles; where there are none, all. */
    static void start(ITextEditor editor, List<String> titles) {
        TestRun run = new TestRun(editor, titles);
        run.setUser(true);
        run.schedule();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Optional<RuleFile> meaning = rules.checked().result();
        if (meaning.isEmpty()) {
            say("Tests cannot run while the rule file has errors", true);
            return Status.OK_STATUS;
        }
        TestRunner runner = new TestRunner(Protocols.all(), RuleFolder::capture);
        List<TestResult> results = new ArrayList<>();
        for (Item.Test test : meaning.get().tests())
            if (!monitor.isCanceled() && (titles.isEmpty() || titles.contains(test.title().value())))
                results.add(runner.run(meaning.get(), test));
        RuleRuns.of(text).tested(rules, results);
        TestMarkers.show(RuleDocuments.file(text), rules, results, () -> RuleDocuments.of(text) == rules);
        say(summary(results), results.stream().anyMatch(result -> !result.hasPassed()));
        return Status.OK_STATUS;
    }

    private static String summary(List<TestResult> results) {
        List<TestResult> failed = results.stream().filter(result -> !result.hasPassed()).toList();
        String count = results.isEmpty() ? "There is no test" : results.size() == 1 ? "1 test" : results.size() + " tests";
        if (failed.isEmpty())
            return results.isEmpty() ? count : count + " passed";
        return failed.size() + " of " + count + " failed: " + failed.getFirst().test().title().value() + ": " + failed.getFirst().failures().getFirst().message();
    }

    private void say(String message, boolean wrong) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            ITextViewer viewer = editor.getAdapter(ITextViewer.class);
            if (viewer == null || viewer.getTextWidget() == null || viewer.getTextWidget().isDisposed())
                return;
            RuleEditors.say(editor, message, wrong);
            RuleMinings.refresh(viewer);
        });
    }
}
