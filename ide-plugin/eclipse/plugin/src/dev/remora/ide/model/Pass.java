package dev.remora.ide.model;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;

/** Goes through frames in order: packets with their connections, and with what the analysis of streams says of them. Confined to one thread. */
public final class Pass {
    private final Dissection dissection;
    private final Tracker    tracker;
    private final Analysis   analysis;

    /** A pass that has seen nothing. */
    public Pass(Settings settings) {
        dissection = Protocols.all().open(settings);
        tracker = new Tracker(settings, TrackerListener.NOBODY);
        analysis = new Analysis(settings);
    }

    /** The packet of the next frame. It holds until the next call. */
    public Packet next(Frame frame) {
        Packet packet = dissection.dissect(frame);
        tracker.track(packet);
        analysis.analyse(packet);
        return packet;
    }
}
