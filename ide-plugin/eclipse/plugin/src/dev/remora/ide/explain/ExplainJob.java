package dev.remora.ide.explain;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.model.Trouble;
import dev.remora.ide.rule.WorkspaceRules;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.run.Inquiry;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;

/** Finds out, in the background, why a rule made of a packet what it did: the packets before it are read again. */
final class ExplainJob extends Job {
    /** What is asked. */
    record Question(String rule, CaptureFile capture, int packet) {}

    /**
     * What came of it.
     *
     * @param explanation null where there is none
     * @param trouble     why there is none
     * @param length      octets that were captured of the packet
     * @param rules       those of the workspace as they were; null where they could not be read
     * @param typed       says so where the rule was taken as it is typed and not saved
     */
    record Answer(Question question, Explanation explanation, List<Reason> reasons, String trouble, int length, WorkspaceRules rules, String typed) {
        private Answer to(Question again) {
            return new Answer(again, explanation, reasons, trouble, length, rules, typed);
        }
    }

    private final Question         question;
    private final Answer           before;
    private final Consumer<Answer> done;

    /**
     * Asks something.
     *
     * @param before what was answered; where the rules read still as they did then it is the answer. Null to ask in any case
     */
    ExplainJob(Question question, Answer before, Consumer<Answer> done) {
        super("Explaining " + question.rule() + " at packet " + question.packet());
        this.question = question;
        this.before = before;
        this.done = done;
        addJobChangeListener(IJobChangeListener.onDone(event -> ended(event.getResult())));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Answer answer;
        try {
            WorkspaceRules rules = WorkspaceRules.now();
            boolean isKnown = before != null && before.rules() != null && rules.readAs(before.rules()) && rules.unsaved().equals(before.rules().unsaved());
            answer = isKnown ? before.to(question) : answer(rules, monitor);
        } catch (IOException e) {
            answer = trouble(Trouble.text(e), null);
        }
        if (monitor.isCanceled())
            return Status.CANCEL_STATUS;
        done.accept(answer);
        return Status.OK_STATUS;
    }

    // Told by the platform, for a job that is stopped before it starts does not run, and one that fails ends where it is.
    private void ended(IStatus result) {
        if (!result.isOK())
            done.accept(trouble(result.matches(IStatus.CANCEL) ? "Stopped. Choose the rule or the packet again to have it explained." : Trouble.text(result), null));
    }

    /** What is asked. */
    Question question() {
        return question;
    }

    private Answer answer(WorkspaceRules rules, IProgressMonitor monitor) throws IOException {
        Optional<RuleSet> rule = rules.files().rules().only(question.rule());
        return rule.isPresent() ? explain(rule.get(), rules, monitor)
                : trouble("There is no rule or policy " + question.rule() + " in the files without errors" + rules.said(), rules);
    }

    private Answer explain(RuleSet rule, WorkspaceRules rules, IProgressMonitor monitor) throws IOException {
        Inquiry inquiry = new Inquiry(rule, Protocols.all(), question.capture().settings(), question.packet());
        int[] length = new int[1];
        Optional<CaptureException> damage;
        try (Capture capture = question.capture().frames(() -> true)) {
            damage = inquiry.ask(capture, () -> {
                if (inquiry.seen() == question.packet())
                    length[0] = inquiry.packet().frame().length();
                return !monitor.isCanceled();
            });
        }
        if (inquiry.answers().isEmpty())
            return trouble(damage.map(Trouble::text).orElse("The capture has no packet " + question.packet()), rules);
        Explanation explanation = inquiry.answers().getFirst();
        return new Answer(question, explanation, Reasons.of(explanation), "", length[0], rules,
                rules.said(rule.files().stream().map(file -> file.source().name()).toList()));
    }

    private Answer trouble(String why, WorkspaceRules rules) {
        return new Answer(question, null, List.of(), why, 0, rules, "");
    }
}
