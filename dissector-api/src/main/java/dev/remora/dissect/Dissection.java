package dev.remora.dissect;

import dev.remora.field.Protocol;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns each frame into a packet, and keeps what dissectors remember from one to the next.
 *
 * <p>The packet is reused: it is valid until the next call. Confined to one thread. Allocates nothing after warm-up, unless a datagram is reassembled.
 */
public final class Dissection {
    /** From so many layers of one packet on, the rest is data, so that no tunnel within tunnels takes the stack. */
    public static final int MOST_LAYERS = 64;

    /** Keys are link types, {@link dev.remora.packet.LinkType}. */
    public static final Table LINK_TYPES = Table.of("frame.encap_type");

    private static final Dissector DATA   = Data::dissect;
    private static final Dissector UNREAD = UnreadLink::dissect;

    private final Dissectors       dissectors;
    private final Keys[]           tables;
    private final Settings         settings;
    private final Packet           packet = new Packet();
    private final FrameLayer.Clock clock  = packet.note(FrameLayer.Clock.KIND);
    private @Nullable Object[]     parts  = new Object[4];
    private int                    quotes;
    private int                    linkType;
    private @Nullable Dissector    link;                       // of this link type; none before the first frame

    Dissection(Dissectors dissectors, Settings settings) {
        this.dissectors = dissectors;
        this.tables = dissectors.tables;
        this.settings = settings;
    }

    /**
     * The layers of a frame. The packet reads the frame's octets, so both are valid until the next call of this method or of the reader. If a
     * dissector throws, overflows the stack or cannot be linked, the packet has the layers so far and the anomaly {@link FrameLayer#DISSECTOR_FAILED}; other errors, such as that
     * memory runs out, come out of this method.
     */
    public Packet dissect(Frame frame) {
        int end = Math.max(frame.length(), frame.originalLength());        // a damaged capture may say that it had less than there is
        packet.reset(frame);
        packet.push(FrameLayer.PROTOCOL, 0, frame.length(), frame.length());
        if (end != frame.length())
            packet.end(0, end);
        quotes = 0;
        clock.tick(frame);
        try {
            link(frame.linkType()).dissect(this, 0, end);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {        // a dissector's defect costs its packet, not the capture
            failed(frame, e);
        }
        return packet;
    }

    private void failed(Frame frame, Throwable e) {
        int last = packet.layers() - 1;
        packet.anomaly(FrameLayer.DISSECTOR_FAILED, 0, packet.at(last), Math.max(0, frame.length() - packet.at(last)));
        System.getLogger("dev.remora.dissect").log(Level.DEBUG, () -> "a dissector failed in or behind " + packet.type(last).name() + " of packet " + frame.number(), e);
    }

    /** The dissector of a link type. Nearly always it is that of the frame before. */
    private Dissector link(int type) {
        Dissector last = link;
        if (last != null && type == linkType)
            return last;
        Dissector known = table(LINK_TYPES).find(type);
        Dissector next = known == null ? UNREAD : known;
        link = next;
        linkType = type;
        return next;
    }

    /** Skips a frame that is dissected elsewhere: {@code frame.time_delta} of the next one counts from it. */
    public void pass(Frame frame) {
        clock.tick(frame);
    }

    // For dissectors

    /** The packet so far. */
    public Packet packet() {
        return packet;
    }

    /** The octets. */
    public Frame frame() {
        return packet.frame();
    }

    /** What is set. */
    public Settings settings() {
        return settings;
    }

    /** The protocols this dissection knows. */
    public Dissectors dissectors() {
        return dissectors;
    }

    /** Index of the innermost layer. */
    public int layer() {
        return packet.layers() - 1;
    }

    /**
     * Pushes a layer.
     *
     * @return whether its fixed part is readable; if not, go no further: fields show what is there
     */
    public boolean push(Protocol protocol, int at, int end) {
        int layer = packet.push(protocol, at, end);
        return at + protocol.minimum() <= packet.limit(layer);
    }

    /** Records an anomaly of the innermost layer. */
    public void anomaly(Anomaly.Code code, int at, int length) {
        packet.anomaly(code, layer(), at, length);
    }

    /**
     * The dissector that a table has for a key; the one of {@link Data} where it has none, or where the packet has too many layers.
     *
     * <p>{@code d.following(TABLE, key).dissect(d, at, end)} is what {@link #next} does, but with the call in the header that makes it: so the compiler sees
     * which dissectors follow this header, and joins the usual ones into one piece of code.
     */
    public Dissector following(Table table, int key) {
        Dissector dissector = table(table).find(key);
        return dissector == null || packet.layers() >= MOST_LAYERS ? DATA : dissector;
    }

    /** Goes on with the dissector that a table has for a key, or with data where it has none. */
    public void next(Table table, int key, int at, int end) {
        if (!tryNext(table, key, at, end))
            data(at, end);
    }

    /** Goes on as {@link #next(Table, int, int, int)} does with the port of either end: the lower one is tried first. */
    public void next(Table ports, int one, int other, int at, int end) {
        Keys known = table(ports);
        Dissector dissector = known.find(Math.min(one, other));
        if (dissector == null)
            dissector = known.find(Math.max(one, other));
        if (dissector == null || packet.layers() >= MOST_LAYERS)
            data(at, end);
        else
            dissector.dissect(this, at, end);
    }

    /** Goes on with the dissector that a table has for a key; false where it has none, or where the packet has too many layers. */
    public boolean tryNext(Table table, int key, int at, int end) {
        Dissector dissector = table(table).find(key);
        if (dissector == null || packet.layers() >= MOST_LAYERS)
            return false;
        dissector.dissect(this, at, end);
        return true;
    }

    /** Whether a table has a dissector for a key. */
    public boolean knows(Table table, int key) {
        return table(table).find(key) != null;
    }

    private Keys table(Table table) {
        return Integer.compareUnsigned(table.index(), tables.length) < 0 ? tables[table.index()] : Keys.NONE;
    }

    /** Pushes the rest as data, unless there is none. */
    public void data(int at, int end) {
        Data.dissect(this, at, end);
    }

    /** Goes on as {@link #next} does, with a packet that an ICMP error quotes; see {@link #isQuoted}. */
    public void quoted(Table table, int key, int at, int end) {
        quotes++;
        packet.quoteFromHere();
        next(table, key, at, end);
        quotes--;
    }

    /** Whether this is a packet that an ICMP error quotes: old, cut short, its checksums perhaps changed on the way. */
    public boolean isQuoted() {
        return quotes > 0;
    }

    /** The state of this kind; the first call creates it. */
    public <T> T part(Part<T> part) {
        if (part.index >= parts.length)
            parts = Arrays.copyOf(parts, part.index + 4);
        Object own = parts[part.index];
        if (own == null)
            parts[part.index] = own = part.make.apply(settings);
        @SuppressWarnings("unchecked") // the index belongs to this part alone
        T state = (T) own;
        return state;
    }
}
