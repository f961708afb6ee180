package dev.remora.cli;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.FrameLayer;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracker;
import dev.remora.tree.TextBuffer;

/** Live packets that a filter chooses: a line each, or only kept. */
final class LivePackets implements LiveStep {
    private final Dissection   dissection;
    private final Analysis     analysis;
    private final Tracker      tracker;
    private final PacketFilter matching;
    private final boolean      shown;
    private final PacketList   list;
    private final TextBuffer   out;

    /**
     * @param shown   whether each has a line
     * @param columns of the terminal; 0 where the output is none
     */
    LivePackets(Dissectors dissectors, Settings settings, PacketFilter matching, boolean shown, int columns, TextBuffer out) {
        this.dissection = dissectors.open(settings);
        this.analysis = new Analysis(settings);
        this.tracker = matching.tracker(settings);
        this.matching = matching;
        this.shown = shown;
        this.list = new PacketList(dissectors, columns);
        this.out = out;
    }

    @Override
    public boolean take(Frame frame) {
        Packet packet = dissection.dissect(frame);
        analysis.analyse(packet);
        tracker.track(packet);
        if (!matching.matches(packet)) {
            FrameLayer.hide(packet);
            return false;
        }
        if (shown)
            list.show(packet, out);
        return true;
    }

    @Override
    public void pass(long timeNanos) {
        tracker.pass(timeNanos);
    }

    @Override
    public void finish(long elapsedNanos) {
        tracker.finish();
    }
}
