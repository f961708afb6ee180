package dev.remora.field;

import dev.remora.packet.Packet;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Occurrences of one field in one packet, in order: a list to read fields into, reused.
 *
 * <p>Each occurrence knows the layer and the octets it came from. A number, flag, time or IPv4 address is {@link #number}; octets are
 * read through their range, or are {@link #object} where they are in no frame (a digest); text is {@link #object}.
 * Confined to one thread. Allocates nothing once it is large enough.
 */
public final class Values {
    private int                size;
    private int                layer;
    private long[]             numbers = new long[8];
    private int[]              layers  = new int[8];
    private int[]              at      = new int[8];
    private int[]              lengths = new int[8];
    private @Nullable Object[] objects = new Object[8];

    /** Forgets all occurrences. */
    public void clear() {
        for (int i = 0; i < size; i++)
            objects[i] = null;
        size = 0;
    }

    /** The layer that the occurrences added from now on belong to. */
    public void in(int newLayer) {
        layer = newLayer;
    }

    /** Adds a number, flag (0 or 1) or time that was read from these octets; a computed one has length 0. */
    public void add(long number, int position, int length) {
        add(number, null, position, length);
    }

    /** Adds a number that was computed, not read: it has no octets of its own. */
    public void add(long number) {
        add(number, null, 0, 0);
    }

    /** Adds octets of the frame. */
    public void addOctets(int position, int length) {
        add(0, null, position, length);
    }

    /** Adds text, or octets ({@code byte[]}) that are in no frame; with the octets of the frame they came from. */
    public void addObject(Object value, int position, int length) {
        add(0, Objects.requireNonNull(value), position, length);
    }

    private void add(long number, @Nullable Object object, int position, int length) {
        if (size == numbers.length)
            grow();
        numbers[size] = number;
        layers[size] = layer;
        at[size] = position;
        lengths[size] = length;
        objects[size] = object;
        size++;
    }

    /** Puts the occurrences from this one on in the order of their octets, unless some were computed. */
    void order(int from) {
        for (int i = from; i < size; i++)
            if (lengths[i] == 0)
                return;
        for (int i = from + 1; i < size; i++)
            for (int j = i; j > from && at[j] < at[j - 1]; j--)
                swap(j, j - 1);
    }

    private void swap(int one, int other) {
        long number = numbers[one];
        Object object = objects[one];
        int position = at[one];
        int length = lengths[one];
        numbers[one] = numbers[other];
        objects[one] = objects[other];
        at[one] = at[other];
        lengths[one] = lengths[other];
        numbers[other] = number;
        objects[other] = object;
        at[other] = position;
        lengths[other] = length;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, size * 2);
        layers = Arrays.copyOf(layers, size * 2);
        at = Arrays.copyOf(at, size * 2);
        lengths = Arrays.copyOf(lengths, size * 2);
        objects = Arrays.copyOf(objects, size * 2);
    }

    /** Number of occurrences. */
    public int size() {
        return size;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * The number of the value of this index, below {@link #size}: 0 or 1 for a flag; nanoseconds for a time; the bits of a {@code double} for a floating-point number; 0 of
     * octets and text, which have none.
     */
    public long number(int index) {
        return numbers[index];
    }

    /** Index of the layer it belongs to. */
    public int layer(int index) {
        return layers[index];
    }

    /** Position of the first octet it came from. */
    public int at(int index) {
        return at[index];
    }

    /** Octets it came from; 0 where it was computed. */
    public int length(int index) {
        return lengths[index];
    }

    /** Text or octets that are in no frame; null for all else. */
    public @Nullable Object object(int index) {
        return objects[index];
    }

    /** A new array with the octets of an occurrence. */
    public byte[] octets(int index, Packet packet) {
        return objects[index] instanceof byte[] own ? own.clone() : packet.frame().octets(at[index], lengths[index]);
    }
}
