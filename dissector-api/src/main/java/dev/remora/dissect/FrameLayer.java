package dev.remora.dissect;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.ofCapture;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Note;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/** The outermost layer of every packet: the frame as a whole, with what the capture says about it. */
public final class FrameLayer {
    private static final Header H = Header.of("frame", "Frame", "");

    /** A dissector threw: a defect of that dissector, never of the packet. */
    public static final Anomaly.Code DISSECTOR_FAILED = new Anomaly.Code("frame.dissector_failed", Severity.ERROR,
            "A dissector failed on these octets", "a defect of the dissector; please report it");

    /** Time of the frame before, for {@code frame.time_delta}. */
    static final class Clock implements Note {
        static final Kind<Clock> KIND = Kind.of(Clock::new);

        private long    first    = Derived.ABSENT;
        private long    previous = Derived.ABSENT;
        private long    now      = Derived.ABSENT;
        private long    shown    = Derived.ABSENT;     // time of the last frame that was displayed
        private boolean isShown;                       // there was a frame, and the last one was displayed

        /** Goes on to a frame; as in Wireshark, one without a time counts as one at 0, but a custom block takes no time. */
        void tick(Frame frame) {
            if (isShown && frame.hasTime()) {
                shown = now;
                previous = now;
                now = frame.timeNanos();
            } else
                tickUnusual(frame);
        }

        /** The first frame, one behind a frame that was not displayed, or one without a time. */
        private void tickUnusual(Frame frame) {
            boolean stands = frame.linkType() == LinkType.NONE && now != Derived.ABSENT;
            shown = isShown ? now : shown;
            isShown = true;
            previous = now;
            now = frame.hasTime() ? frame.timeNanos() : stands ? now : 0;
            first = first == Derived.ABSENT ? now : first;
            previous = previous == Derived.ABSENT ? now : previous;
        }

        @Override
        public void clear() {}                                          // what it is for is to remember
    }

    public static final Derived NUMBER         = H.derived(Type.FRAME_NUMBER, "number", "Frame Number", (packet, layer) -> packet.frame().number());
    public static final Derived TIME_EPOCH     = H.derived(Type.RELATIVE_TIME, "time_epoch", "Epoch Time", FrameLayer::time);
    public static final Derived TIME           = H.derived(Type.ABSOLUTE_TIME, "time", "Arrival Time", FrameLayer::time);
    public static final Derived TIME_DELTA     = H.derived(Type.RELATIVE_TIME, "time_delta", "Time delta from previous captured frame", FrameLayer::delta, ofCapture());
    public static final Derived TIME_DISPLAYED = H.derived(Type.RELATIVE_TIME, "time_delta_displayed", "Time delta from previous displayed frame", FrameLayer::displayed,
            ofCapture());
    public static final Derived TIME_RELATIVE  = H.derived(Type.RELATIVE_TIME, "time_relative", "Time since first captured frame", FrameLayer::relative, ofCapture());
    public static final Derived LEN            = H.derived(Type.U32, "len", "Frame length on the wire", (packet, layer) -> packet.frame().originalLength(), unit("octets"));
    public static final Derived CAP_LEN        = H.derived(Type.U32, "cap_len", "Frame length in the capture", (packet, layer) -> packet.frame().length(), unit("octets"));
    public static final Derived INTERFACE_ID   = H.derived(Type.U32, "interface_id", "Interface id", FrameLayer::interfaceId);
    public static final Listed  INTERFACE_NAME = H.listed(Type.STRING, "interface_name", "Interface name", FrameLayer::interfaceName, ofCapture(),
            doc("The description of the interface, or `unknown`, where the capture has no name for it."));
    public static final Listed  COMMENT        = H.listed(Type.STRING, "comment", "Comment", FrameLayer::comments, ofCapture(),
            doc("The comments on the frame in the capture, one value each; only pcapng holds them."));
    public static final Listed  PROTOCOLS      = H.listed(Type.STRING, "protocols", "Protocols in frame", FrameLayer::protocols);

    static {
        H.presence(DISSECTOR_FAILED);
    }

    public static final Protocol PROTOCOL = H.end(0);

    private FrameLayer() {}

    private static long time(Packet packet, int layer) {
        return packet.frame().hasTime() ? packet.frame().timeNanos() : Derived.ABSENT;
    }

    private static long delta(Packet packet, int layer) {
        Clock clock = packet.note(Clock.KIND);
        return isCounted(packet, clock) ? clock.now - clock.previous : Derived.ABSENT;
    }

    /** Whether a packet is one of a capture, with a time; what a timer brings about has a time, and follows none. */
    private static boolean isCounted(Packet packet, Clock clock) {
        return packet.frame().hasTime() && clock.now != Derived.ABSENT;
    }

    private static long displayed(Packet packet, int layer) {
        Clock clock = packet.note(Clock.KIND);
        if (!isCounted(packet, clock))
            return Derived.ABSENT;
        return clock.shown == Derived.ABSENT ? 0 : clock.now - clock.shown;
    }

    /** Says that a packet is not displayed, as one that a display filter leaves out: {@code frame.time_delta_displayed} of later ones does not count from it. */
    public static void hide(Packet packet) {
        packet.note(Clock.KIND).isShown = false;
    }

    private static long relative(Packet packet, int layer) {
        Clock clock = packet.note(Clock.KIND);
        return isCounted(packet, clock) ? clock.now - clock.first : Derived.ABSENT;
    }

    private static long interfaceId(Packet packet, int layer) {
        int id = packet.frame().interfaceId();
        return id < 0 ? Derived.ABSENT : id;
    }

    private static void interfaceName(Packet packet, int layer, Values out) {
        String name = packet.frame().interfaceName();
        if (!name.isEmpty())
            out.addObject(name, 0, 0);
    }

    private static void comments(Packet packet, int layer, Values out) {
        for (String comment : packet.frame().comments())
            out.addObject(comment, 0, 0);
    }

    /** What all layers behind this one contribute, joined by colons. */
    private static void protocols(Packet packet, int frame, Values out) {
        StringBuilder names = new StringBuilder();
        for (int layer = 1; layer < packet.layers(); layer++) {
            String path = packet.type(layer).path(packet, layer);
            names.append(names.isEmpty() || path.isEmpty() ? "" : ":").append(path);
        }
        out.addObject(names.toString(), 0, 0);
    }
}
