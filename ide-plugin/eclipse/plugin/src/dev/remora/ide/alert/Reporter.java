package dev.remora.ide.alert;

import dev.remora.ide.alert.AlertList.Ordered;
import dev.remora.ide.alert.RuleRun.Result;
import dev.remora.ide.model.CaptureFile;
import dev.remora.rules.run.Alert;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/**
 * Has the rules of the workspace run on the capture that is looked at, and tells what comes of it: all at the end, and before it what there is by then, so that a live
 * capture is followed. Confined to the thread of the user interface.
 */
final class Reporter {
    private static final int POLL_MILLIS  = 500;
    private static final int TYPED_MILLIS = 250;

    private final Display                        display;
    private final Function<List<Alert>, Ordered> order;
    private final Consumer<Report>               told;
    private final Map<CaptureFile, Result>       reported = new WeakHashMap<>();         // of all packets of a capture
    private final Runnable                       typed    = () -> run(false);
    private CaptureFile                          file;
    private RuleRun                              run;
    private Result                               last;                                   // that was told; null where nothing was of this capture
    private boolean                              stopped;
    private int                                  turns;

    /**
     * What is told.
     *
     * @param over whether that is all
     */
    record Report(Ordered alerts, Result result, boolean over) {}

    /** One that tells somebody of alerts in this order, which is found in the background. */
    Reporter(Display display, Function<List<Alert>, Ordered> order, Consumer<Report> told) {
        this.display = display;
        this.order = order;
        this.told = told;
    }

    /** Another capture is looked at, or none for null; rules run on it if they have not, or read otherwise since. */
    void look(CaptureFile other) {
        end();
        file = other;
        last = null;
        Result known = reported.get(other);
        turns++;
        if (known != null)
            tell(turns, known, order.apply(known.alerts()), true);
        run(false);
    }

    /** Rules may read otherwise; they run a moment later, and only where they do. */
    void lookAtRules() {
        display.timerExec(TYPED_MILLIS, typed);
    }

    /** Runs the rules in any case. */
    void runRules() {
        reported.clear();
        run(true);
    }

    /** Tells nothing any longer. */
    void stop() {
        stopped = true;
        file = null;
        run(false);
    }

    private void end() {
        if (run != null)
            run.cancel();
        run = null;
    }

    private void run(boolean inAnyCase) {
        end();
        int turn = ++turns;
        CaptureFile of = file;
        if (of == null || stopped)
            return;
        run = new RuleRun(of, inAnyCase ? null : reported.get(of), result -> later(turn, result, true));
        run.schedule();
        display.timerExec(POLL_MILLIS, () -> poll(turn));
    }

    private void poll(int turn) {
        if (turn != turns || run == null)
            return;
        RuleRun asked = run;
        Job.createSystem("Alerts so far", (ICoreRunnable) monitor -> later(turn, asked.soFar(), false)).schedule();
        display.timerExec(POLL_MILLIS, () -> poll(turn));
    }

    // Not on the thread of the user interface: to put many alerts in order takes a moment.
    private void later(int turn, Result result, boolean over) {
        Ordered alerts = order.apply(result.alerts());
        if (!display.isDisposed())
            display.asyncExec(() -> tell(turn, result, alerts, over));
    }

    private void tell(int turn, Result result, Ordered alerts, boolean over) {
        if (turn != turns || stopped || !over && (run == null || isOlder(result)))
            return;
        if (over) {
            run = null;
            if (!result.stopped())
                reported.put(file, result);
        }
        last = result;
        told.accept(new Report(alerts, result, over));
    }

    // What was told stays until there is more of it: of the rules before, or of this run.
    private boolean isOlder(Result result) {
        return result.rules() == null || last != null && (result.packets() < last.packets() || result.packets() == last.packets() && result.count() == last.count());
    }
}
