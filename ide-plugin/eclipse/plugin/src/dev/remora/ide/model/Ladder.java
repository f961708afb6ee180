package dev.remora.ide.model;

import dev.remora.tracking.Certainty;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
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
        List<Step> steps = new ArrayList<>();
        boolean isWhole = choice.replay(MOST, Ladders.relative(MOST, id -> id == choice.id(), ladder -> steps.addAll(ladder.steps())), () -> false);
        return new Ladder(rungs(choice, steps.stream().filter(step -> step.from() != null).toList()), !isWhole);
    }

    /** Place of a packet; -1 where the ladder has none of this number. */
    public int indexOf(int number) {
        for (int i = 0; i < rungs.size(); i++)
            if (rungs.get(i).number() == number && rungs.get(i).side() != null)
                return i;
        return -1;
    }

    private static List<Rung> rungs(ConnectionChoice choice, List<Step> steps) {
        List<Transition> changes = choice.file().changes(choice.id());
        List<Rung> rungs = new ArrayList<>();
        List<Transition> timers = new ArrayList<>(changes.stream().filter(change -> change.cue().isTimer()).toList());
        KnownState originator = new KnownState(TcpState.CLOSED, Certainty.UNKNOWN);
        KnownState responder = originator;
        for (Step step : steps.stream().sorted((a, b) -> Long.compare(a.packet(), b.packet())).toList()) {
            while (!timers.isEmpty() && timers.getFirst().timeNanos() <= step.timeNanos())
                rungs.add(timer(timers.removeFirst(), originator, responder));
            int number = (int) step.packet();
            originator = choice.state(number, Side.ORIGINATOR).orElse(step.originator());
            responder = choice.state(number, Side.RESPONDER).orElse(step.responder());
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
