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
 * <p>Indices are not checked: use only those of layers and anomalies that are there.
 *
 * <p>Reused for one frame after the other, like {@link Frame}. Confined to one thread. Allocates nothing after warm-up.
 */
public final class Packet {
    /** No such layer. */
    public static final int ABSENT = -1;

    private Frame frame = new Frame();

    private Layer[] layers     = more(new Layer[0], 16);
    private int     count;                                              // of layers
    private int     quotedFrom = Integer.MAX_VALUE;

    private int            anomalies;
    private Anomaly.Code[] anomalyCodes  = new Anomaly.Code[8];
    private int[]          anomalyPlaces = new int[24];          // layer, at, length of each

    private @Nullable Note[] notes     = new Note[4];
    private long[]           clearedAt = new long[4];                  // the reset after which each was cleared
    private long             resets;

    private @Nullable Packet       lender;                         // of the notes, but for those of one kind
    private Note.@Nullable Kind<?> unshared;

    /** Forgets layers, anomalies and notes, and reads from this frame from now on. */
    public void reset(Frame next) {
        if (frame != next)
            frame = next;
        next.detach();
        count = 0;
        quotedFrom = Integer.MAX_VALUE;
        anomalies = 0;
        if (lender != null)
            lender = null;
        resets++;
    }

    /**
     * Takes over frame, layers, anomalies and notes of another packet, except for the note of one kind, so that another such note can be left with the same structure. Valid as
     * long as the other packet is.
     */
    public void share(Packet of, Note.Kind<?> own) {
        for (Packet from = of; from != null; from = from.lender)
            if (from == this)
                throw new IllegalArgumentException("a packet cannot share what is its own");
        frame = of.frame;
        if (of.count > layers.length)
            layers = more(layers, of.count);
        for (int layer = 0; layer < of.count; layer++)
            layers[layer].share(of.layers[layer]);
        count = of.count;
        quotedFrom = of.quotedFrom;
        anomalies = of.anomalies;
        anomalyCodes = Arrays.copyOf(of.anomalyCodes, of.anomalyCodes.length);
        anomalyPlaces = Arrays.copyOf(of.anomalyPlaces, of.anomalyPlaces.length);
        lender = of;
        unshared = own;
        resets++;
    }

    /** The octets. */
    public Frame frame() {
        return frame;
    }

    // Layers, for dissectors

    /**
     * Adds a layer. The whole layer counts as header until {@link #headerEnd(int, int)} sets its end.
     *
     * @param  at  position of its first octet
     * @param  end where the lengths on the wire say that it ends; may lie past what was captured
     * @return     its index
     */
    public int push(LayerType type, int at, int end) {
        int limit = Math.max(at, Math.min(end, frame.limit(at)));
        Layer layer = added(type);
        layer.at = at;
        layer.headerEnd = limit;
        layer.end = end;
        layer.limit = limit;
        return count - 1;
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
        Layer layer = added(type);
        layer.at = at;
        layer.headerEnd = headerEnd;
        layer.end = end;
        layer.limit = end;
        return count - 1;
    }

    private Layer added(LayerType type) {
        int index = count;
        if (Integer.compareUnsigned(index, layers.length) >= 0)        // unsigned, as the array asks it: the compiler asks once
            layers = more(layers, index * 2);
        Layer layer = layers[index];
        layer.become(type);
        count = index + 1;
        return layer;
    }

    private static Layer[] more(Layer[] some, int length) {
        Layer[] more = Arrays.copyOf(some, length);
        for (int i = some.length; i < length; i++)
            more[i] = new Layer();
        return more;
    }

    /** Sets where the header of a layer ends and its payload begins; cut to what is readable. */
    public void headerEnd(int layer, int position) {
        Layer it = layers[layer];
        it.headerEnd = Math.min(position, it.limit);
    }

    /** Sets where a layer ends, once its own length field has been read; cuts what is readable likewise. */
    public void end(int layer, int position) {
        Layer it = layers[layer];
        it.end = position;
        it.limit = Math.min(it.limit, position);
        it.headerEnd = Math.min(it.headerEnd, it.limit);
    }

    /** Marks a layer as not to be trusted from this position on: no field is read there. The end of the layer does not change. */
    public void distrust(int layer, int position) {
        Layer it = layers[layer];
        it.limit = Math.max(it.at, Math.min(it.limit, position));
        it.headerEnd = Math.min(it.headerEnd, it.limit);
    }

    /** Marks the layers pushed from now on as quoted by an ICMP error. */
    public void quoteFromHere() {
        quotedFrom = Math.min(quotedFrom, count);
    }

    // Layers, for readers

    /** Number of layers. */
    public int layers() {
        return count;
    }

    /** What this layer is. */
    public LayerType type(int layer) {
        return layers[layer].type;
    }

    /** Whether a layer is of this type. */
    public boolean is(int layer, LayerType type) {
        return layers[layer].type == type;
    }

    /** Position of the first octet of a layer. */
    public int at(int layer) {
        return layers[layer].at;
    }

    /** Position behind the header of a layer. */
    public int headerEnd(int layer) {
        return layers[layer].headerEnd;
    }

    /** Position behind a layer, header and payload, as the lengths on the wire say; may lie past {@link #limit}. */
    public int end(int layer) {
        return layers[layer].end;
    }

    /** Position behind the readable octets of a layer. */
    public int limit(int layer) {
        return layers[layer].limit;
    }

    /** Index of the outermost layer of this type, or {@link #ABSENT}. */
    public int find(LayerType type) {
        return find(type, 0);
    }

    /** Index of the first layer of this type from index {@code from} on, or {@link #ABSENT}. */
    public int find(LayerType type, int from) {
        for (int layer = from; layer < count; layer++)
            if (layers[layer].type == type)
                return layer;
        return ABSENT;
    }

    /** The number of a layer among those of its type; the outermost is 1. */
    public int instance(int layer) {
        int instance = 1;
        for (int i = 0; i < layer; i++)
            if (layers[i].type == layers[layer].type)
                instance++;
        return instance;
    }

    /** Whether a layer is part of a packet that an ICMP error quotes: an earlier packet, cut short, that this one only reports on. */
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

    /** The note of this kind, cleared since the previous packet; the first call for a kind creates it. */
    public <N extends Note> N note(Note.Kind<N> kind) {
        if (lender != null && kind != unshared)
            return lender.note(kind);
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
