package dev.remora.tracking;

import dev.remora.packet.Packet;
import java.util.List;

/** Several listeners, told one after the other. */
record Listeners(List<TrackerListener> all) implements TrackerListener {
    @Override
    public void opened(Connection connection, Packet packet) {
        for (TrackerListener listener : all)
            listener.opened(connection, packet);
    }

    @Override
    public void packet(Connection connection, Packet packet, Tracked tracked) {
        for (TrackerListener listener : all)
            listener.packet(connection, packet, tracked);
    }

    @Override
    public void changing(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        for (TrackerListener listener : all)
            listener.changing(connection, side, from, arrow, cue, at);
    }

    @Override
    public void quoted(Connection connection, Packet packet, Tracked tracked) {
        for (TrackerListener listener : all)
            listener.quoted(connection, packet, tracked);
    }

    @Override
    public void changed(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        for (TrackerListener listener : all)
            listener.changed(connection, side, from, arrow, cue, at);
    }

    @Override
    public void closed(Connection connection) {
        for (TrackerListener listener : all)
            listener.closed(connection);
    }

    @Override
    public void forgotten(Connection connection) {
        for (TrackerListener listener : all)
            listener.forgotten(connection);
    }
}
