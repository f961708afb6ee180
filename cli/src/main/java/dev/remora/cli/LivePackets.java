package dev.remora.cli;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tree.TextBuffer;

/** Live packets that a filter chooses: a line each, or only kept. */
final class LivePackets implements LiveStep {
    private final Dissection   dissection;
    private final Analysis     analysis = new Analysis(Settings.STANDARD);
    private final Tracker      tracker  = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private final PacketFilter matching;
    private final boolean      shown;
    private final PacketList   list;
    private final TextBuffer   out;

    LivePackets(Dissectors dissectors, PacketFilter matching, boolean shown, TextBuffer out) {
        this.dissection = dissectors.open();
        this.matching = matching;
        this.shown = shown;
        this.list = new PacketList(dissectors);
        this.out = out;
    }

    @Override
    public boolean take(Frame frame) {
        Packet packet = dissection.dissect(frame);
        analysis.analyse(packet);
        tracker.track(packet);
        if (!matching.matches(packet))
            return false;
        if (shown)
            list.show(packet, out);
        return true;
    }

    @Override
    public void finish(long elapsedNanos) {
        tracker.finish();
    }
}
