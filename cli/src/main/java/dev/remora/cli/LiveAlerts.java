package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.run.Engine;
import dev.remora.rules.type.RuleSet;

/** Rules and policies on live packets. */
final class LiveAlerts implements LiveStep {
    private final Engine    engine;
    private final AlertView view;

    LiveAlerts(RuleSet rules, Dissectors dissectors, Settings settings, AlertView view) {
        this.engine = new Engine(rules, dissectors, settings, view);
        this.view = view;
    }

    @Override
    public boolean take(Frame frame) {
        view.frame(frame);
        engine.offer(frame);
        return true;
    }

    @Override
    public void pass(long timeNanos) {
        engine.pass(timeNanos);
        view.pass(timeNanos);                                            // behind the alerts about connections that end
    }

    @Override
    public void finish(long elapsedNanos) {
        engine.finish();
        view.summary(engine, elapsedNanos);
    }
}
