package dev.remora.reassembly;

import dev.remora.packet.Note;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What reassembly did in a packet, layer by layer: a datagram that was completed here, or the frame that will complete it. */
final class Reassemblies implements Note {
    static final Kind<Reassemblies> KIND = Kind.of(Reassemblies::new);

    static final long UNKNOWN = -1;

    private static final long[] NO_FRAMES = {};

    private int                     count;
    private int[]                   layers      = new int[4];
    private @Nullable Datagram[]    datagrams   = new Datagram[4];
    private @Nullable Reassembler[] homes       = new Reassembler[4];
    private int[]                   positions   = new int[4];
    private long[]                  completedIn = new long[4];

    @Override
    public void clear() {
        for (int i = 0; i < count; i++) {
            Datagram datagram = datagrams[i];
            Reassembler home = homes[i];
            if (datagram != null && home != null)
                home.release(datagram);
            datagrams[i] = null;
        }
        count = 0;
    }

    /** Says that the fragment in this layer completed a datagram, now at a position of the frame. */
    void completed(int layer, Datagram datagram, Reassembler home, int position) {
        int index = add(layer);
        datagrams[index] = datagram;
        homes[index] = home;
        positions[index] = position;
        completedIn[index] = UNKNOWN;
    }

    /** Says that the fragment in this layer is of a datagram that a later frame completes. */
    void completedLater(int layer, long frameNumber) {
        int index = add(layer);
        completedIn[index] = frameNumber;
    }

    private int add(int layer) {
        if (count == layers.length) {
            layers = Arrays.copyOf(layers, count * 2);
            datagrams = Arrays.copyOf(datagrams, count * 2);
            homes = Arrays.copyOf(homes, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
            completedIn = Arrays.copyOf(completedIn, count * 2);
        }
        layers[count] = layer;
        return count++;
    }

    private int index(int layer) {
        for (int i = 0; i < count; i++)
            if (layers[i] == layer)
                return i;
        return -1;
    }

    /** The datagram that the fragment in this layer completed. */
    @Nullable
    Datagram datagram(int layer) {
        int index = index(layer);
        return index < 0 ? null : datagrams[index];
    }

    /** Numbers of the frames that brought the fragments of all that was completed. */
    long[] frames() {
        if (count == 0)
            return NO_FRAMES;
        LongStream.Builder frames = LongStream.builder();
        for (int index = 0; index < count; index++) {
            Datagram datagram = datagrams[index];
            for (int i = 0; datagram != null && i < datagram.count(); i++)
                frames.add(datagram.frame(i));
        }
        return frames.build().toArray();
    }

    /** Position of that datagram in the frame. */
    int position(int layer) {
        return positions[index(layer)];
    }

    /** Number of the later frame that completes the datagram, or {@link #UNKNOWN}. */
    long completedIn(int layer) {
        int index = index(layer);
        return index < 0 ? UNKNOWN : completedIn[index];
    }
}
