package dev.remora.ide.model;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.run.FilterNeeds;
import dev.remora.tracking.Streams;
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
        this(file, TrackerListener.NOBODY);
    }

    /** A pass for all frames, in which a display filter finds what it asks for. */
    public static Pass forFilter(CaptureFile file, String filter) {
        boolean isReassembled = Protocols.filters().check(filter).result().map(FilterNeeds::of).filter(FilterNeeds::streams).isPresent();
        return isReassembled ? new Pass(file, Streams.noticing(file.settings())) : new Pass(file);
    }

    /** The same for somebody who wants to hear what happens to connections. */
    Pass(CaptureFile file, TrackerListener listener) {
        this.file = file;
        dissection = Protocols.all().open(file.settings());
        tracker = new Tracker(file.settings(), listener);
        analysis = new Analysis(file.settings());
    }

    /** The packet of the next frame, which has been indexed. It holds until the next call. */
    public Packet next(Frame frame) {
        Packet packet = track(frame);
        analysis.analyse(packet, file.streams((int) frame.number()));
        return packet;
    }

    /** The same without what the analysis of streams says, which is spared where it is of no frame of the pass. */
    Packet track(Frame frame) {
        Packet packet = dissection.dissect(frame);
        tracker.track(packet, file.connections((int) frame.number()));
        return packet;
    }

    /** Forgets all connections: nothing follows. */
    void finish() {
        tracker.finish();
    }
}
