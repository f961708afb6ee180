package dev.remora.ide.model;

import dev.remora.dissect.Dissection;
import dev.remora.tracking.Certainty;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.Transition;
import dev.remora.tracking.ladder.Ladders;
import dev.remora.tracking.ladder.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The packets of a connection in order, with the states of both ends and what changed them.
 *
 * @param cut whether the connection has more packets than a ladder shows
 */
public record Ladder(List<Rung> rungs, boolean cut) {
    /** Packets that a ladder shows at most. */
    public static final int MOST = 5_000;

    /** Nothing. */
    public static final Ladder EMPTY = new Ladder(List.of(), false);

    /**
     * A packet, or a timer that ran out.
     *
     * @param number  of the frame; for a timer, of the one that showed that it had run out
     * @param side    who sent it; null for a timer
     * @param what    flags, numbers counted from the first of each end, octets
     * @param words   what it does, in words; may be empty
     * @param isTaken whether the receiver takes it
     * @param changes of state that it brought, at either end
     */
    public record Rung(int number, long timeNanos, Side side, String what, String words, boolean isTaken, KnownState originator, KnownState responder, List<Transition> changes) {
        /** The state of a side from now on. */
        public KnownState state(Side of) {
            return of == Side.ORIGINATOR ? originator : responder;
        }
    }

    /** The ladder of a connection. Reads the file; not for the thread of the user interface. */
    public static Ladder of(ConnectionChoice choice) throws IOException {
        CaptureFile file = choice.file();
        List<Step> steps = new ArrayList<>();
        int[] frames = file.framesOf(choice.id(), MOST + 1);
        Tracker tracker = new Tracker(file.settings(), Ladders.relative(MOST, ladder -> steps.addAll(ladder.steps())));
        Dissection dissection = Protocols.all().open(file.settings());
        try (FrameReader reader = file.reader()) {
            for (int i = 0; i < Math.min(frames.length, MOST); i++)
                tracker.track(dissection.dissect(reader.frame(frames[i])));
        }
        tracker.finish();
        return new Ladder(rungs(file, steps.stream().filter(step -> step.from() != null).toList(), file.changes(choice.id())), frames.length > MOST);
    }

    /** Place of a packet; -1 where the ladder has none of this number. */
    public int indexOf(int number) {
        for (int i = 0; i < rungs.size(); i++)
            if (rungs.get(i).number() == number && rungs.get(i).side() != null)
                return i;
        return -1;
    }

    private static List<Rung> rungs(CaptureFile file, List<Step> steps, List<Transition> changes) {
        List<Rung> rungs = new ArrayList<>();
        List<Transition> timers = new ArrayList<>(changes.stream().filter(change -> change.cue().isTimer()).toList());
        KnownState originator = new KnownState(TcpState.CLOSED, Certainty.UNKNOWN);
        KnownState responder = originator;
        for (Step step : steps.stream().sorted((a, b) -> Long.compare(a.packet(), b.packet())).toList()) {
            while (!timers.isEmpty() && timers.getFirst().timeNanos() <= step.timeNanos())
                rungs.add(timer(timers.removeFirst(), originator, responder));
            int number = (int) step.packet();
            originator = file.state(number, Side.ORIGINATOR).orElse(step.originator());
            responder = file.state(number, Side.RESPONDER).orElse(step.responder());
            rungs.add(new Rung(number, step.timeNanos(), step.from(), step.what(), step.words(), step.isTaken(), originator, responder,
                    changes.stream().filter(change -> change.packet() == number && !change.cue().isTimer()).toList()));
        }
        for (Transition timer : timers)
            rungs.add(timer(timer, originator, responder));
        return List.copyOf(rungs);
    }

    private static Rung timer(Transition change, KnownState originator, KnownState responder) {
        return new Rung((int) change.packet(), change.timeNanos(), null, "time passes", change.side().label() + " " + change.cue().text(), true,
                change.side() == Side.ORIGINATOR ? change.reached() : originator, change.side() == Side.RESPONDER ? change.reached() : responder, List.of(change));
    }
}
