package dev.remora.rules.run;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Asks why of one packet of a capture, and waits until nothing can change the answer: an absence has passed, or what ends at the end of the capture has ended.
 *
 * <pre>{@code
 * Inquiry inquiry = new Inquiry(rules, Dissectors.load(), Settings.STANDARD, 17);
 * inquiry.ask(capture, () -> true);
 * inquiry.answers().forEach(answer -> System.out.println(answer.sentence()));
 * }</pre>
 *
 * <p>Confined to one thread. Offering costs what {@link Engine#offer} does.
 */
public final class Inquiry {
    private final Explainer         explainer;
    private final long              packet;
    private final List<Explanation> answers = new ArrayList<>();
    private long                    seen;
    private long                    until   = Long.MAX_VALUE;      // packet time from which on nothing can change any more
    private boolean                 finished;

    /**
     * Asks about the packet of this number.
     *
     * @param packet counted from 1 in the order in which packets are offered
     */
    public Inquiry(RuleSet rules, Dissectors dissectors, Settings settings, long packet) {
        this.packet = packet;
        this.explainer = new Explainer(rules, dissectors, settings, this::became);
    }

    /** Whether the answers are final. */
    public boolean isAnswered() {
        return finished || seen >= packet && (until == Long.MIN_VALUE || seen > packet && explainer.now() > until);
    }

    /** The packet that is asked about. */
    public long about() {
        return packet;
    }

    /** Packets that were offered. */
    public long seen() {
        return seen;
    }

    /** The packet that was offered last, with what tracking says of it; holds until the next one. */
    public Packet packet() {
        return explainer.packet();
    }

    /**
     * Takes in what a capture has until all is answered, or to its end, or to what is damaged: what can be told before that is told.
     *
     * @param  goesOn asked after each packet; where it says no, the rest of the capture is left out
     * @return        the damage, where it came first
     */
    public Optional<CaptureException> ask(CaptureSource capture, BooleanSupplier goesOn) {
        Optional<CaptureException> damage = Optional.empty();
        Frame frame = new Frame();
        try {
            boolean more = true;
            while (more && !isAnswered() && capture.next(frame)) {
                offer(frame);
                more = goesOn.getAsBoolean();
            }
        } catch (CaptureException e) {
            damage = Optional.of(e);
        }
        finish();
        return damage;
    }

    /** Takes in the next packet. */
    public void offer(Frame frame) {
        seen++;
        if (seen != packet) {
            explainer.offer(frame);
            return;
        }
        answers.addAll(explainer.explain(frame));
        until = answers.stream().mapToLong(this::settles).max().orElse(Long.MIN_VALUE);
    }

    /** Takes in the end of the capture; changes nothing once all is answered. */
    public void finish() {
        if (isAnswered())
            return;
        List<Explanation> last = explainer.finish();
        if (!last.isEmpty()) {
            answers.clear();
            answers.addAll(last);
        }
        finished = true;
    }

    /** What each rule, and then each policy, makes of the packet, in their order; empty where the capture has no such packet. */
    public List<Explanation> answers() {
        return List.copyOf(answers);
    }

    private void became(Rule rule, long of, Outcome outcome) {
        if (seen >= packet && !answers.isEmpty())
            answers.replaceAll(answer -> answer instanceof Explanation.OfRule own && own.rule() == rule && own.packet() == of ? own.with(outcome) : answer);
    }

    // Packet time after which nothing changes an answer: the earliest there is where nothing does even now.
    private long settles(Explanation answer) {
        if (!(answer instanceof Explanation.OfRule of))
            return Long.MIN_VALUE;
        if (of.outcome() == Outcome.MATCHES && of.rule().form() instanceof Form.Sequence sequence && sequence.steps().getLast().absent())
            return later(explainer.moment(), sequence.steps());
        boolean endsWithCapture = of.rule().occasion() == Occasion.CLOSE || of.rule().occasion() == Occasion.STATE;    // the next packet shows that this is not the last
        boolean isEarly = of.outcome() == Outcome.MATCHES && explainer.moment() > explainer.now();
        return endsWithCapture || isEarly ? Long.MIN_VALUE + 1 : Long.MIN_VALUE;
    }

    private static long later(long now, List<Form.Step> steps) {
        long until = now;
        for (Form.Step step : steps.subList(1, steps.size()))
            until = step.nanos() > Long.MAX_VALUE - until ? Long.MAX_VALUE : until + step.nanos();
        return until;
    }
}
