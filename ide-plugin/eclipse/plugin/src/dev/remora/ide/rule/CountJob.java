package dev.remora.ide.rule;

import dev.remora.capture.Capture;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Protocols;
import dev.remora.rules.edit.Document;
import dev.remora.rules.testing.Matches;
import dev.remora.rules.type.RuleFile;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;

/** Counts in the background what the rules of a text make of the capture that is looked at. */
final class CountJob extends Job {
    private final IDocument   text;
    private final Document    rules;
    private final CaptureFile capture;
    private final Runnable    done;

    CountJob(IDocument text, Document rules, CaptureFile capture, Runnable done) {
        super("Counting matches in " + capture.path().getFileName());
        this.text = text;
        this.rules = rules;
        this.capture = capture;
        this.done = done;
        setSystem(true);
        setPriority(DECORATE);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Optional<RuleFile> meaning = rules.checked().result();
        if (meaning.isEmpty() || RuleRuns.of(text).isCounted(rules, capture))
            return Status.OK_STATUS;
        try (Capture source = capture.frames(() -> true)) {
            Matches matches = Matches.of(meaning.get(), Protocols.all(), String.valueOf(capture.path().getFileName()), source, capture.settings(), () -> !monitor.isCanceled());
            if (!monitor.isCanceled()) {
                RuleRuns.of(text).counted(rules, capture, matches);
                done.run();
            }
        } catch (IOException e) {
            return Status.info(String.valueOf(e.getMessage()));     // the editor of the capture tells of its damage
        }
        return Status.OK_STATUS;
    }
}
