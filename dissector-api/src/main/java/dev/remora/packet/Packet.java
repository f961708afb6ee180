package dev.remora.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame and the structure that dissection found in it: layers from the outside in, anomalies, notes.
 *
 * <p>A layer has four positions: {@link #at} its first octet, {@link #headerEnd} where its payload begins, {@link #end} where the lengths on the
 * wire say that it ends, and {@link #limit} where its readable octets end. The last two differ in a frame that was cut short by the capture.
 *
 * <p>Reused for one frame after the other, like {@link Frame}. Confined to one thread. Allocates nothing after warm-up.
 */
public final class Packet {
    /** No such layer. */
    public static final int ABSENT = -1;

    private final Frame frame = new Frame();

    private int         layers;
    private int         quotedFrom = Integer.MAX_VALUE;
    private LayerType[] types      = new LayerType[16];
    private int[]       starts     = new int[16];
    private int[]       headerEnds = new int[16];
    private int[]       ends       = new int[16];
    private int[]       limits     = new int[16];

    private int            anomalies;
    private Anomaly.Code[] anomalyCodes  = new Anomaly.Code[8];
    private int[]          anomalyPlaces = new int[24];          // layer, at, length of each

    private @Nullable Note[] notes = new Note[4];

    /** Forgets layers, anomalies and notes, and takes over what this frame points at. */
    public void reset(Frame source) {
        frame.wrap(source.array(), source.start(), source.length(), source.originalLength())
                .describe(source.number(), source.timeNanos(), source.linkType(), source.interfaceId());
        layers = 0;
        quotedFrom = Integer.MAX_VALUE;
        anomalies = 0;
        for (Note note : notes)
            if (note != null)
                note.clear();
    }

    /** The octets. */
    public Frame frame() {
        return frame;
    }

    // Layers, for dissectors

    /**
     * Adds a layer. Its header is all of it until {@link #headerEnd(int, int)} says otherwise.
     *
     * @param  at  position of its first octet
     * @param  end where the lengths on the wire say that it ends; may lie past what was captured
     * @return     its index
     */
    public int push(LayerType type, int at, int end) {
        if (layers == types.length)
            grow();
        types[layers] = type;
        starts[layers] = at;
        ends[layers] = end;
        limits[layers] = Math.max(at, Math.min(end, frame.limit(at)));
        headerEnds[layers] = limits[layers];
        return layers++;
    }

    private void grow() {
        int size = layers * 2;
        types = Arrays.copyOf(types, size);
        starts = Arrays.copyOf(starts, size);
        headerEnds = Arrays.copyOf(headerEnds, size);
        ends = Arrays.copyOf(ends, size);
        limits = Arrays.copyOf(limits, size);
    }

    /** Sets where the header of a layer ends and its payload begins; cut to what is readable. */
    public void headerEnd(int layer, int position) {
        headerEnds[layer] = Math.min(position, limits[layer]);
    }

    /** Sets where a layer ends, once its own length field has been read; cuts what is readable likewise. */
    public void end(int layer, int position) {
        ends[layer] = position;
        limits[layer] = Math.min(limits[layer], position);
        headerEnds[layer] = Math.min(headerEnds[layer], limits[layer]);
    }

    /** Says that the layers pushed from now on are quoted by an ICMP error. */
    public void quoteFromHere() {
        quotedFrom = Math.min(quotedFrom, layers);
    }

    // Layers, for readers

    /** Number of layers. */
    public int layers() {
        return layers;
    }

    /** What this layer is. */
    public LayerType type(int layer) {
        return types[layer];
    }

    /** Position of the first octet of a layer. */
    public int at(int layer) {
        return starts[layer];
    }

    /** Position behind the header of a layer. */
    public int headerEnd(int layer) {
        return headerEnds[layer];
    }

    /** Position behind a layer, header and payload, as the lengths on the wire say; may lie past {@link #limit}. */
    public int end(int layer) {
        return ends[layer];
    }

    /** Position behind the readable octets of a layer. */
    public int limit(int layer) {
        return limits[layer];
    }

    /** Index of the outermost layer of this type, or {@link #ABSENT}. */
    public int find(LayerType type) {
        return find(type, 0);
    }

    /** Index of the first layer of this type from index {@code from} on, or {@link #ABSENT}. */
    public int find(LayerType type, int from) {
        for (int layer = from; layer < layers; layer++)
            if (types[layer] == type)
                return layer;
        return ABSENT;
    }

    /** Which one of its type a layer is; the outermost is 1. */
    public int instance(int layer) {
        int instance = 1;
        for (int i = 0; i < layer; i++)
            if (types[i] == types[layer])
                instance++;
        return instance;
    }

    /** Whether a layer is part of a packet that an ICMP error quotes: an old one, cut short, that this packet only tells of. */
    public boolean isQuoted(int layer) {
        return layer >= quotedFrom;
    }

    // Anomalies

    /** Records an anomaly of a layer. */
    public void anomaly(Anomaly.Code code, int layer, int at, int length) {
        if (anomalies == anomalyCodes.length) {
            anomalyCodes = Arrays.copyOf(anomalyCodes, anomalies * 2);
            anomalyPlaces = Arrays.copyOf(anomalyPlaces, anomalies * 6);
        }
        anomalyCodes[anomalies] = code;
        anomalyPlaces[anomalies * 3] = layer;
        anomalyPlaces[anomalies * 3 + 1] = at;
        anomalyPlaces[anomalies * 3 + 2] = length;
        anomalies++;
    }

    /** Number of anomalies. */
    public int anomalyCount() {
        return anomalies;
    }

    /** What the anomaly of this index is. */
    public Anomaly.Code anomalyCode(int index) {
        return anomalyCodes[index];
    }

    /** The anomaly of this index. Allocates. */
    public Anomaly anomaly(int index) {
        return new Anomaly(anomalyCodes[index], anomalyPlaces[index * 3], anomalyPlaces[index * 3 + 1], anomalyPlaces[index * 3 + 2]);
    }

    /** Index of the layer that the anomaly of this index belongs to. */
    public int anomalyLayer(int index) {
        return anomalyPlaces[index * 3];
    }

    /** All anomalies in the order they were found. Allocates. */
    public List<Anomaly> anomalies() {
        List<Anomaly> all = new ArrayList<>(anomalies);
        for (int i = 0; i < anomalies; i++)
            all.add(anomaly(i));
        return all;
    }

    // Notes

    /** The note of this kind; the first call for a kind creates it. */
    public <N extends Note> N note(Note.Kind<N> kind) {
        if (kind.index >= notes.length)
            notes = Arrays.copyOf(notes, kind.index + 4);
        Note note = notes[kind.index];
        if (note == null)
            notes[kind.index] = note = kind.make.get();
        @SuppressWarnings("unchecked") // the index belongs to this kind alone
        N own = (N) note;
        return own;
    }
}
