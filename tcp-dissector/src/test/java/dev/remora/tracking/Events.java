package dev.remora.tracking;

import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/** Writes down everything that a tracker tells. */
final class Events implements TrackerListener {
    final List<String>     lines       = new ArrayList<>();
    final List<Transition> transitions = new ArrayList<>();
    final List<Summary>    summaries   = new ArrayList<>();

    @Override
    public void opened(Connection c, Packet packet) {
        lines.add("opened " + c.id() + " at " + packet.frame().number());
    }

    @Override
    public void packet(Connection c, Packet packet, Tracked tracked) {
        lines.add("packet " + packet.frame().number() + " of " + c.id() + " " + tracked.side() + " " + tracked.reason() + " " + Summary.of(c, List.of()));
    }

    @Override
    public void quoted(Connection c, Packet packet, Tracked tracked) {
        lines.add("quoted " + c.id() + " at " + packet.frame().number() + " " + tracked.isRelated());
    }

    @Override
    public void changed(Connection c, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        Transition change = Transition.of(c, side, from, arrow, cue, at);
        transitions.add(change);
        lines.add("changed " + c.id() + " " + change);
    }

    @Override
    public void closed(Connection c) {
        lines.add("closed " + c.id() + " " + c.endReason());
    }

    @Override
    public void forgotten(Connection c) {
        summaries.add(Summary.of(c, List.of()));
        lines.add("forgotten " + c.id());
    }
}
