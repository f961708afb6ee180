package dev.remora.rules.run;

import dev.remora.dissect.FrameLayer;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Cue;
import dev.remora.tracking.EndReason;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.TrackerListener;
import java.util.BitSet;
import java.util.List;

/**
 * Lets rules look at changes of state and at the ends of connections.
 *
 * <p>A change is looked at twice: at the state that ends, whose whole age is then known, and at the state that begins. The first look counts only where the
 * age makes the difference, so that a rule about a state hears of it when it begins and not once more when it ends.
 *
 * <p>What stands for the packet has the packet's layers and notes where a packet brought the change about, and none where a timer did. Confined to one thread.
 */
final class ConnectionEvents implements TrackerListener {
    private final List<RuleCode> onState;
    private final List<RuleCode> onClose;
    private final Lane           lane;
    private final Packet         event  = new Packet();
    private final Frame          blank  = new Frame();
    private final BitSet         ending = new BitSet();

    private Packet  current = event;
    private boolean passing;                    // only time passes
    private long    number;
    private long    timeNanos;

    ConnectionEvents(List<RuleCode> onState, List<RuleCode> onClose, Lane lane) {
        this.onState = onState;
        this.onClose = onClose;
        this.lane = lane;
    }

    /** Says which packet is tracked next. */
    void at(Packet packet) {
        current = packet;
        passing = false;
    }

    /** Says that time passes to that of a frame. */
    void passTo(Frame frame) {
        passing = true;
        number = frame.number();
        timeNanos = frame.timeNanos();
    }

    /** Says that time passes to this where no frame comes: what it brings about is of the last one. */
    void passTo(long newTimeNanos) {
        passing = true;
        timeNanos = newTimeNanos;
    }

    @Override
    public void opened(Connection connection, Packet packet) {
        lane.opened(connection);
    }

    @Override
    public void changing(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        ending.clear();
        for (int i = 0; i < onState.size(); i++) {
            RuleCode code = onState.get(i);
            stage(cue.isTimer(), at.packet(), at.timeNanos());
            show(connection, connection.since(side), cue.isTimer());
            if (lane.matches(code, event))
                continue;
            show(connection, at.timeNanos(), cue.isTimer());
            ending.set(i, lane.look(code, event));
        }
    }

    @Override
    public void changed(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        for (int i = 0; i < onState.size(); i++) {
            if (ending.get(i))
                continue;
            stage(cue.isTimer(), at.packet(), at.timeNanos());
            show(connection, at.timeNanos(), cue.isTimer());
            event.note(Tracked.KIND).showBefore(side, from);
            lane.look(onState.get(i), event);
        }
    }

    @Override
    public void closed(Connection connection) {
        if (connection.isStray() || onClose.isEmpty())
            return;
        boolean isTimer = passing || connection.endReason() != EndReason.CLOSED && connection.endReason() != EndReason.RESET;
        stage(isTimer, number, timeNanos);
        show(connection, timeNanos, isTimer);
        for (int i = 0; i < onClose.size(); i++)
            lane.look(onClose.get(i), event);
    }

    private void show(Connection connection, long timeNanos, boolean isTimer) {
        Tracked tracked = event.note(Tracked.KIND);
        tracked.show(connection, timeNanos);
        if (!isTimer)
            tracked.showSent(current.note(Tracked.KIND));
    }

    // What stands for the packet: with the layers of the current one, or without any.
    private void stage(boolean isTimer, long number, long timeNanos) {
        if (!isTimer) {
            event.share(current, Tracked.KIND);
            return;
        }
        event.reset(blank.wrap(new byte[0], 0, 0, 0).describe(number, timeNanos, 0, -1));
        event.push(FrameLayer.PROTOCOL, 0, 0);
    }
}
