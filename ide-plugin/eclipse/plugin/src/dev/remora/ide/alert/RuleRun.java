package dev.remora.ide.alert;

import dev.remora.capture.Capture;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.model.Trouble;
import dev.remora.ide.rule.WorkspaceRules;
import dev.remora.packet.Frame;
import dev.remora.rules.check.Checked;
import dev.remora.rules.diagnostic.Diagnostic;
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
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;

/** Runs the rules of the workspace on a capture in the background; on a live one for as long as that runs. */
final class RuleRun extends Job {
    /** Alerts kept at most; what comes after is counted. */
    static final int MOST = 50_000;

    private static final int SHOWN = 3;
    private static final int TICKS = 1000;
    private static final int EVERY = 4096;                    // packets

    /**
     * What came of it.
     *
     * @param rules   those that ran; null where they could not be read
     * @param stopped whether somebody, or an error, stopped it, so that what came of the packets behind these is not known
     */
    record Result(List<Alert> alerts, long more, long packets, String trouble, WorkspaceRules rules, boolean stopped) {
        /** How many alerts there are, with those that are not kept. */
        long count() {
            return alerts.size() + more;
        }

        /** Which rules ran as they are typed and not saved; empty where none did. */
        String typed() {
            return rules == null ? "" : rules.said();
        }
    }

    private final CaptureFile      capture;
    private final Result           before;
    private final Consumer<Result> done;
    private final List<Alert>      alerts  = new ArrayList<>();          // guarded by itself, as what is below
    private long                   more;
    private String                 trouble = "";
    private WorkspaceRules         rules;
    private volatile long          packets;                              // of which all alerts are there

    /**
     * A run on this capture.
     *
     * @param before what came of the last one on all of it: it holds where the rules read as they did then; null where they are to run in any case
     */
    RuleRun(CaptureFile capture, Result before, Consumer<Result> done) {
        super("Running rules on " + capture.path().getFileName());
        this.capture = capture;
        this.before = before;
        this.done = done;
        addJobChangeListener(IJobChangeListener.onDone(event -> ended(event.getResult())));
        setSystem(LiveFiles.isLive(capture.path()));                     // it goes on for as long as the capture, which has its own line among what runs
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            WorkspaceRules now = WorkspaceRules.now();
            synchronized (alerts) {
                rules = now;
                trouble = now.files().files().isEmpty() ? "the workspace has no rules" : leftOut(now.files().files().stream().filter(Checked::hasErrors).toList());
            }
            if (before != null && before.rules() != null && now.readAs(before.rules())) {
                done.accept(new Result(before.alerts(), before.more(), before.packets(), before.trouble(), now, false));
                return Status.OK_STATUS;
            }
            if (!now.files().rules().names().isEmpty())
                offer(new Engine(now.files().rules(), Protocols.all(), capture.settings(), this::add), monitor);
        } catch (IOException e) {
            synchronized (alerts) {
                trouble = Trouble.text(e);
            }
        }
        if (monitor.isCanceled())
            return Status.CANCEL_STATUS;
        done.accept(soFar());
        return Status.OK_STATUS;
    }

    // Told by the platform, for a job that is stopped before it starts does not run, and one that fails ends where it is.
    private void ended(IStatus result) {
        if (result.isOK())
            return;
        Result all = soFar();
        String why = result.matches(IStatus.CANCEL) ? all.trouble() : Trouble.text(result);
        done.accept(new Result(all.alerts(), all.more(), all.packets(), why, all.rules(), true));
    }

    private void add(Alert alert) {
        synchronized (alerts) {
            if (alerts.size() < MOST)
                alerts.add(alert);
            else
                more++;
        }
    }

    /** What has come of it by now. Any thread. */
    Result soFar() {
        synchronized (alerts) {
            return new Result(List.copyOf(alerts), more, packets, trouble, rules, false);
        }
    }

    // Which files, and what is wrong with the first of them.
    private static String leftOut(List<Checked<RuleFile>> wrong) {
        if (wrong.isEmpty())
            return "";
        String names = wrong.stream().limit(SHOWN).map(file -> Path.of(file.source().name()).getFileName().toString()).collect(Collectors.joining(", "));
        String first = wrong.getFirst().diagnostics().stream().filter(Diagnostic::isError).findFirst().map(Diagnostic::message).orElse("");
        return "skipped because of errors: " + names + (wrong.size() > SHOWN ? String.format(Locale.ROOT, " and %,d more", wrong.size() - SHOWN) : "") + " (" + first + ")";
    }

    private void offer(Engine engine, IProgressMonitor monitor) throws IOException {
        SubMonitor progress = SubMonitor.convert(monitor, TICKS);
        int told = 0;
        try (Capture frames = capture.frames(monitor::isCanceled)) {
            Frame frame = new Frame();
            while (!monitor.isCanceled() && frames.next(frame)) {
                engine.offer(frame);
                packets = frame.number();
                if (packets % EVERY == 0) {
                    int reached = (int) (TICKS * capture.share() * packets / Math.max(packets, capture.size()));
                    progress.worked(Math.max(0, reached - told));
                    told = Math.max(told, reached);
                }
            }
        } finally {
            engine.finish();
        }
    }
}
