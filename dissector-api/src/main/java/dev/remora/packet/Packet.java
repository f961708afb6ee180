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
    private static final int STRIDE     = 4;
    private static final int AT         = 0;
    private static final int HEADER_END = 1;
    private static final int END        = 2;
    private static final int LIMIT      = 3;

    /** No such layer. */
    public static final int ABSENT = -1;

    private Frame frame = new Frame();

    private int      layers;
    private int      quotedFrom = Integer.MAX_VALUE;
    private Object[] types      = new Object[16];                   // layer types: an array of an interface asks at every store whether it is one
    private int[]    positions  = new int[16 * STRIDE];             // of each layer in turn, so that one cache line holds them

    private int            anomalies;
    private Anomaly.Code[] anomalyCodes  = new Anomaly.Code[8];
    private int[]          anomalyPlaces = new int[24];          // layer, at, length of each

    private @Nullable Note[] notes     = new Note[4];
    private long[]           clearedAt = new long[4];                  // the reset after which each was cleared
    private long             resets;

    /** Forgets layers, anomalies and notes, and reads from this frame from now on. */
    public void reset(Frame next) {
        if (frame != next)
            frame = next;
        next.detach();
        layers = 0;
        quotedFrom = Integer.MAX_VALUE;
        anomalies = 0;
        resets++;
    }

    /** Takes over frame, layers and anomalies of another packet, without its notes: to say something else of the same structure. */
    public void share(Packet of) {
        frame = of.frame;
        layers = of.layers;
        quotedFrom = of.quotedFrom;
        anomalies = of.anomalies;
        types = Arrays.copyOf(of.types, of.types.length);
        positions = Arrays.copyOf(of.positions, of.positions.length);
        anomalyCodes = Arrays.copyOf(of.anomalyCodes, of.anomalyCodes.length);
        anomalyPlaces = Arrays.copyOf(of.anomalyPlaces, of.anomalyPlaces.length);
        resets++;
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
        int layer = layers;
        if (layer == types.length)
            grow();
        int limit = Math.max(at, Math.min(end, frame.limit(at)));
        if (types[layer] != type)                                      // mostly it is that of the packet before, and a store of a reference costs more than the question
            types[layer] = type;
        int[] p = positions;
        int base = layer * STRIDE;
        p[base + AT] = at;
        p[base + HEADER_END] = limit;
        p[base + END] = end;
        p[base + LIMIT] = limit;
        layers = layer + 1;
        return layer;
    }

    /**
     * Adds a layer whose lengths have been read and which was captured whole.
     *
     * @param  at        position of its first octet
     * @param  headerEnd where its payload begins
     * @param  end       where it ends
     * @return           its index
     */
    public int push(LayerType type, int at, int headerEnd, int end) {
        int layer = layers;
        if (layer == types.length)
            grow();
        if (types[layer] != type)                                      // mostly it is that of the packet before, and a store of a reference costs more than the question
            types[layer] = type;
        int[] p = positions;
        int base = layer * STRIDE;
        p[base + AT] = at;
        p[base + HEADER_END] = headerEnd;
        p[base + END] = end;
        p[base + LIMIT] = end;
        layers = layer + 1;
        return layer;
    }

    private void grow() {
        types = Arrays.copyOf(types, layers * 2);
        positions = Arrays.copyOf(positions, layers * 2 * STRIDE);
    }

    /** Sets where the header of a layer ends and its payload begins; cut to what is readable. */
    public void headerEnd(int layer, int position) {
        positions[layer * STRIDE + HEADER_END] = Math.min(position, limit(layer));
    }

    /** Sets where a layer ends, once its own length field has been read; cuts what is readable likewise. */
    public void end(int layer, int position) {
        int base = layer * STRIDE;
        int limit = Math.min(positions[base + LIMIT], position);
        positions[base + END] = position;
        positions[base + LIMIT] = limit;
        positions[base + HEADER_END] = Math.min(positions[base + HEADER_END], limit);
    }

    /** Says that nothing of a layer from this position on can be trusted: no field is read there. Where the layer ends stays as it is. */
    public void distrust(int layer, int position) {
        int base = layer * STRIDE;
        int limit = Math.max(positions[base + AT], Math.min(positions[base + LIMIT], position));
        positions[base + LIMIT] = limit;
        positions[base + HEADER_END] = Math.min(positions[base + HEADER_END], limit);
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
        return (LayerType) types[layer];
    }

    /** Whether a layer is of this type. */
    public boolean is(int layer, LayerType type) {
        return types[layer] == type;
    }

    /** Position of the first octet of a layer. */
    public int at(int layer) {
        return positions[layer * STRIDE + AT];
    }

    /** Position behind the header of a layer. */
    public int headerEnd(int layer) {
        return positions[layer * STRIDE + HEADER_END];
    }

    /** Position behind a layer, header and payload, as the lengths on the wire say; may lie past {@link #limit}. */
    public int end(int layer) {
        return positions[layer * STRIDE + END];
    }

    /** Position behind the readable octets of a layer. */
    public int limit(int layer) {
        return positions[layer * STRIDE + LIMIT];
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

    /** Position of the first octet of the anomaly of this index. */
    public int anomalyAt(int index) {
        return anomalyPlaces[index * 3 + 1];
    }

    /** Octets of the anomaly of this index; some may lie past what is readable. */
    public int anomalyLength(int index) {
        return anomalyPlaces[index * 3 + 2];
    }

    /** All anomalies in the order they were found. Allocates. */
    public List<Anomaly> anomalies() {
        List<Anomaly> all = new ArrayList<>(anomalies);
        for (int i = 0; i < anomalies; i++)
            all.add(anomaly(i));
        return all;
    }

    // Notes

    /** The note of this kind, cleared since the packet before; the first call for a kind creates it. */
    public <N extends Note> N note(Note.Kind<N> kind) {
        if (kind.index >= notes.length) {
            notes = Arrays.copyOf(notes, kind.index + 4);
            clearedAt = Arrays.copyOf(clearedAt, kind.index + 4);
        }
        Note note = notes[kind.index];
        if (note == null)
            notes[kind.index] = note = kind.make.get();
        if (clearedAt[kind.index] != resets) {
            clearedAt[kind.index] = resets;
            note.clear();
        }
        @SuppressWarnings("unchecked") // the index belongs to this kind alone
        N own = (N) note;
        return own;
    }
}
