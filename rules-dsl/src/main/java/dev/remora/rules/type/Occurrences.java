package dev.remora.rules.type;

import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.tree.TextBuffer;
import java.util.Arrays;

/**
 * Values of one operand in one packet, in order: a list that operands are evaluated into, reused.
 *
 * <p>Numbers are {@link #number}. Octets and text are a range of an {@link #array}: of the frame, or of a buffer of this list where they were
 * computed. An IPv4 address read from a frame is both. Confined to one thread. Allocates nothing once it is large enough.
 */
public final class Occurrences {
    private int      size;
    private long[]   numbers = new long[4];
    private byte[][] arrays  = new byte[4][];
    private int[]    starts  = new int[4];
    private int[]    lengths = new int[4];
    private int[]    layers  = new int[4];
    private int[]    at      = new int[4];
    private int[]    octets  = new int[4];
    private byte[]   made    = new byte[64];
    private int      filled;

    private final TextBuffer text = new TextBuffer(64);

    /** Forgets all values. */
    public void clear() {
        size = 0;
        filled = 0;
    }

    /** Number of values. */
    public int size() {
        return size;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The number; 0 or 1 for a boolean, nanoseconds for a time, the bits of a {@code double} for a number with a fraction. */
    public long number(int index) {
        return numbers[index];
    }

    /** The array that holds the octets. */
    public byte[] array(int index) {
        return arrays[index];
    }

    /** Index of the first octet in {@link #array}. */
    public int start(int index) {
        return starts[index];
    }

    /** Number of octets; for a number read from a field, what its type takes. */
    public int length(int index) {
        return lengths[index];
    }

    /** Index of the layer it was read from, or {@link Packet#ABSENT} where it was computed. */
    public int layer(int index) {
        return layers[index];
    }

    /** Position in the frame of the first octet it came from. */
    public int at(int index) {
        return at[index];
    }

    /** Octets of the frame it came from; 0 where it was computed. */
    public int octets(int index) {
        return octets[index];
    }

    // Adding

    /** Adds a computed number. */
    public void add(long number) {
        add(number, 8);
    }

    /** Adds a computed number that counts as so many octets. */
    public void add(long number, int length) {
        int index = next();
        numbers[index] = number;
        lengths[index] = length;
    }

    /** Adds octets of an array that keeps them until the next {@link #clear}. */
    public void add(byte[] array, int start, int length) {
        int index = next();
        arrays[index] = array;
        starts[index] = start;
        lengths[index] = length;
    }

    /** Adds a value of another list, with where it came from. */
    public void add(Occurrences from, int i) {
        int index = next();
        numbers[index] = from.numbers[i];
        arrays[index] = from.arrays[i];
        starts[index] = from.starts[i];
        lengths[index] = from.lengths[i];
        from(from, i, index);
    }

    /** Adds some octets of a value of another list. */
    public void addPart(Occurrences from, int i, int first, int length) {
        add(from.arrays[i], from.starts[i] + first, length);
        int index = size - 1;
        from(from, i, index);
        if (from.octets[i] == from.lengths[i]) {
            at[index] = from.at[i] + first;
            octets[index] = length;
        }
    }

    /** Adds a value of another list with the octets of the frame behind it, so many altogether. */
    public void addToEnd(Occurrences from, int i, int length) {
        add(from.arrays[i], from.starts[i], length);
        from(from, i, size - 1);
        octets[size - 1] = length;
    }

    /** Adds the octets written with {@link #put} since {@code mark}. */
    public void addMade(int mark) {
        add(made, mark, filled - mark);
    }

    /** Says that the last value came from where a value of another list came from. */
    public void cameFrom(Occurrences from, int i) {
        from(from, i, size - 1);
    }

    private void from(Occurrences from, int i, int index) {
        layers[index] = from.layers[i];
        at[index] = from.at[i];
        octets[index] = from.octets[i];
    }

    /** Adds a value of a field. */
    public void add(Values values, int i, Type type, Packet packet) {
        Object object = values.object(i);
        if (object instanceof String string)
            add(text().text(string));
        else if (object instanceof byte[] own)
            add(own, 0, own.length);
        else if (type.width() > 0)
            add(values.number(i), type.width());
        else
            addOctets(values, i, packet);
        int index = size - 1;
        layers[index] = values.layer(i);
        at[index] = values.at(i);
        octets[index] = values.length(i);
    }

    private void addOctets(Values values, int i, Packet packet) {
        int index = next();
        numbers[index] = values.number(i);
        arrays[index] = packet.frame().array();
        starts[index] = packet.frame().start() + values.at(i);
        lengths[index] = values.length(i);
    }

    private int next() {
        if (size == numbers.length)
            grow();
        arrays[size] = made;
        layers[size] = Packet.ABSENT;
        octets[size] = 0;
        return size++;
    }

    private void grow() {
        int capacity = size * 2;
        numbers = Arrays.copyOf(numbers, capacity);
        arrays = Arrays.copyOf(arrays, capacity);
        starts = Arrays.copyOf(starts, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        layers = Arrays.copyOf(layers, capacity);
        at = Arrays.copyOf(at, capacity);
        octets = Arrays.copyOf(octets, capacity);
    }

    // Octets made here

    /** Where the next octet that is {@link #put} will be. */
    public int mark() {
        return filled;
    }

    /** Writes an octet behind those written before. Values added earlier keep theirs. */
    public void put(int octet) {
        if (filled == made.length)
            made = Arrays.copyOf(made, filled * 2);
        made[filled++] = (byte) octet;
    }

    /** Writes octets of an array. */
    public void put(byte[] array, int start, int length) {
        for (int i = 0; i < length; i++)
            put(array[start + i]);
    }

    /** An empty text to write into, and then to {@link #add(TextBuffer)}. */
    TextBuffer text() {
        text.clear();
        return text;
    }

    /** Adds text as its UTF-8 octets. */
    void add(TextBuffer written) {
        int mark = filled;
        while (made.length < filled + written.length())
            made = Arrays.copyOf(made, made.length * 2);
        written.copyTo(made, filled);
        filled += written.length();
        addMade(mark);
    }
}
