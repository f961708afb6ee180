package dev.remora.ide.model;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;

/**
 * Goes through frames of a file in order, all or some: packets with their connections, and with what the analysis of streams says of them. Connections and streams have the
 * numbers that they have in the whole file. Confined to one thread.
 */
public final class Pass {
    private final CaptureFile file;
    private final Dissection  dissection;
    private final Tracker     tracker;
    private final Analysis    analysis;

    /** A pass that has seen nothing of this file. */
    public Pass(CaptureFile file) {
        this.file = file;
        dissection = Protocols.all().open(file.settings());
        tracker = new Tracker(file.settings(), TrackerListener.NOBODY);
        analysis = new Analysis(file.settings());
    }

    /** The packet of the next frame, which has been indexed. It holds until the next call. */
    public Packet next(Frame frame) {
        int number = (int) frame.number();
        Packet packet = dissection.dissect(frame);
        int connection = file.connection(number);
        if (connection > 0)
            tracker.track(packet, connection);
        else
            tracker.track(packet);
        analysis.analyse(packet, file.streams(number));
        return packet;
    }
}
