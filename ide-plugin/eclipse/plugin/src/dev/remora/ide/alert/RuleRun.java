package dev.remora.ide.alert;

import dev.remora.capture.Capture;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Protocols;
import dev.remora.packet.Frame;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.Engine;
import dev.remora.rules.type.RuleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Runs rule files on a capture in the background. */
final class RuleRun extends Job {
    /** Alerts kept at most; what comes after is counted. */
    static final int MOST = 50_000;

    private static final int SHOWN = 3;

    /** What came of it. */
    record Result(List<Alert> alerts, long more, String trouble) {}

    private final List<Path>       rules;
    private final CaptureFile      capture;
    private final Consumer<Result> done;

    RuleRun(List<Path> rules, CaptureFile capture, Consumer<Result> done) {
        super("Running rules on " + capture.path().getFileName());
        this.rules = rules;
        this.capture = capture;
        this.done = done;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        List<Alert> alerts = new ArrayList<>();
        long[] more = {0};
        String trouble = "";
        try {
            RuleFiles loaded = RuleFolder.load(rules, Protocols.all().catalogue());
            trouble = leftOut(loaded.files().stream().filter(Checked::hasErrors).toList());
            Engine engine = new Engine(loaded.rules(), Protocols.all(), capture.settings(), alert -> {
                if (alerts.size() < MOST)
                    alerts.add(alert);
                else
                    more[0]++;
            });
            offer(engine, monitor);
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
        if (monitor.isCanceled())
            return Status.CANCEL_STATUS;
        done.accept(new Result(List.copyOf(alerts), more[0], trouble));
        return Status.OK_STATUS;
    }

    // Which files, and what is wrong with the first of them.
    private static String leftOut(List<Checked<RuleFile>> wrong) {
        if (wrong.isEmpty())
            return "";
        String names = wrong.stream().limit(SHOWN).map(file -> Path.of(file.source().name()).getFileName().toString()).collect(Collectors.joining(", "));
        String first = wrong.getFirst().diagnostics().stream().filter(Diagnostic::isError).findFirst().map(Diagnostic::message).orElse("");
        return "left out for errors: " + names + (wrong.size() > SHOWN ? String.format(Locale.ROOT, " and %,d more", wrong.size() - SHOWN) : "") + " (" + first + ")";
    }

    private void offer(Engine engine, IProgressMonitor monitor) throws IOException {
        try (Capture frames = Capture.open(capture.path())) {
            Frame frame = new Frame();
            while (!monitor.isCanceled() && frames.next(frame))
                engine.offer(frame);
        } finally {
            engine.finish();
        }
    }
}
