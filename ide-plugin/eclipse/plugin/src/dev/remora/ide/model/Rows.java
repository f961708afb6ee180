package dev.remora.ide.model;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Packet;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The packets of a capture as rows of a list; keeps the rows it made last. Confined to one thread. */
public final class Rows {
    private static final int KEPT = 4096;

    /** A packet in the list. */
    public record Row(int number, long timeNanos, PacketLine line, int octets, String state, boolean hasAnomaly) {}

    private final CaptureFile       file;
    private final Dissection        dissection = Protocols.all().open();
    private final PacketLines       lines      = new PacketLines(Protocols.all());
    private final Map<Integer, Row> kept       = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Row> eldest) {
            return size() > KEPT;
        }
    };

    /** The rows of this file. */
    public Rows(CaptureFile file) {
        this.file = file;
    }

    /** The row of a frame. */
    public Row row(int number) {
        return kept.computeIfAbsent(number, this::make);
    }

    private Row make(int number) {
        try {
            Packet packet = file.packet(number, dissection);
            return new Row(number, packet.frame().timeNanos(), lines.line(packet), packet.frame().originalLength(), state(number),
                    packet.anomalyCount() > 0);
        } catch (IOException e) {
            return new Row(number, 0, new PacketLine("", "", "", String.valueOf(e.getMessage())), 0, "", true);
        }
    }

    private String state(int number) {
        Optional<TcpState> originator = file.state(number, Side.ORIGINATOR);
        return originator.map(state -> state.label() + " · " + file.state(number, Side.RESPONDER).map(TcpState::label).orElse("")).orElse("");
    }
}
