package dev.remora.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The captured octets of one link-layer unit, with its time and link type.
 *
 * <p>Positions count octets from the start of the frame. Reassembled octets are appended after the captured ones (see {@link #append}), so that every
 * field of a packet is read from one array: a position of {@link #length} or more lies in a reassembled datagram.
 *
 * <p>A frame is reused: a reader points the same frame at one record after the other. Its octets belong to the reader and hold until the reader's next call; {@link #copy}
 * keeps a frame for longer. Confined to one thread. Allocates nothing after construction, except in {@link #append} and {@link #copy}.
 */
public final class Frame {
    private static final VarHandle U16   = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U32   = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U64   = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[]    EMPTY = {};

    /** Nanoseconds before and after 1970 that times are held to (years 1823 to 2116), so that the span between any two is one, too. */
    public static final long FARTHEST = Long.MAX_VALUE / 2;

    private byte[]                     octets      = EMPTY;
    private byte[]                     joined      = EMPTY;
    private int                        start;
    private int                        length;
    private int                        extent;
    private int[]                      appended    = new int[8];                      // where each appended datagram ends
    private int                        appends;
    private int                        originalLength;
    private int                        linkType;
    private int                        interfaceId = -1;
    private @Nullable CaptureInterface takenOn;
    private List<String>               comments    = List.of();
    private long                       number;
    private long                       timeNanos;
    private boolean                    timed       = true;

    /**
     * Points this frame at captured octets. What {@link #describe} sets stays as it was: at first number, time and link type are 0.
     *
     * @param  octets         an array that holds them; not copied
     * @param  start          index of the first octet in the array
     * @param  length         captured octets
     * @param  originalLength octets the unit had on the wire; more than {@code length} where the capture was cut short, never negative
     * @return                this frame
     */
    public Frame wrap(byte[] octets, int start, int length, int originalLength) {
        Objects.checkFromIndexSize(start, length, octets.length);
        if (originalLength < 0)
            throw new IllegalArgumentException("octets on the wire: " + originalLength + "; 0 or more");
        if (this.octets != octets)
            this.octets = octets;
        this.start = start;
        this.length = length;
        this.extent = length;
        this.appends = 0;
        this.originalLength = originalLength;
        return this;
    }

    /**
     * Sets what the capture says about this frame.
     *
     * @param  number      place in the capture, from 1
     * @param  timeNanos   nanoseconds since 1970-01-01T00:00:00Z; held to {@link #FARTHEST}
     * @param  linkType    LINKTYPE_ number as the tcpdump group registers it, 1 for Ethernet; see {@link LinkType}
     * @param  interfaceId number of the interface, from 0 in each section of pcapng and in a live capture; -1 where the capture knows no interfaces
     * @return             this frame
     */
    public Frame describe(long number, long timeNanos, int linkType, int interfaceId) {
        this.number = number;
        this.timeNanos = Math.max(-FARTHEST, Math.min(timeNanos, FARTHEST));
        this.timed = true;
        this.linkType = linkType;
        this.interfaceId = interfaceId;
        this.takenOn = null;
        if (!comments.isEmpty())
            comments = List.of();
        return this;
    }

    /**
     * Sets what the capture says about this frame to what it says about another.
     *
     * @return this frame
     */
    public Frame describe(Frame like) {
        describe(like.number, like.timeNanos, like.linkType, like.interfaceId);
        takenOn = like.takenOn;
        comments = like.comments;
        timed = like.timed;
        return this;
    }

    /**
     * Sets what is known about the interface whose number and link type {@link #describe} has set. Until then, and if the capture knows no interfaces, nothing is known.
     *
     * @return this frame
     */
    public Frame takenOn(CaptureInterface newInterface) {
        if (newInterface.linkType() != linkType)
            throw new IllegalArgumentException("link type of the frame: " + linkType + ", of its interface: " + newInterface.linkType());
        takenOn = newInterface;
        return this;
    }

    /**
     * Sets the comments on this frame in the capture, in order; until then, and after {@link #describe}, it has none. The list is kept and must not change.
     *
     * @return this frame
     */
    public Frame remarked(List<String> newComments) {
        comments = newComments;
        return this;
    }

    /**
     * Marks this frame as one without a time in the capture; {@link #timeNanos} is then that of the frame before it.
     *
     * @return this frame
     */
    public Frame untimed() {
        timed = false;
        return this;
    }

    /**
     * Gives this frame another place in a capture, and changes nothing else.
     *
     * @return this frame
     */
    public Frame numbered(long newNumber) {
        number = newNumber;
        return this;
    }

    /** A frame of these octets that nobody else writes to, as an Ethernet frame with number 1 and time 0. */
    public static Frame of(byte... octets) {
        return new Frame().wrap(octets, 0, octets.length, octets.length).describe(1, 0, LinkType.ETHERNET, -1);
    }

    /** An independent frame with the same captured octets and description, without appended octets. */
    public Frame copy() {
        byte[] own = Arrays.copyOfRange(octets, start, start + length);
        return new Frame().wrap(own, 0, length, originalLength).describe(this);
    }

    /**
     * Appends octets that were reassembled from several frames. They start one position behind what was there, so that no position is both
     * the end of one part and the start of the next.
     *
     * @return the position of the first of them
     */
    public int append(byte[] from, int at, int count) {
        int position = extent + 1;
        if (joined.length < position + count)
            joined = Arrays.copyOf(joined, Math.max(position + count, joined.length * 2));
        if (octets != joined) {
            System.arraycopy(octets, start, joined, 0, extent);
            octets = joined;
            start = 0;
        }
        System.arraycopy(from, at, joined, position, count);
        extent = position + count;
        if (appends == appended.length)
            appended = Arrays.copyOf(appended, appends * 2);
        appended[appends++] = extent;
        return position;
    }

    /** Forgets what was appended. */
    void detach() {
        extent = length;
        appends = 0;
    }

    /** Position behind the octets that can be read from {@code at} on: the captured ones, or those of one appended datagram. */
    public int limit(int at) {
        if (at <= length)
            return length;
        int part = 0;
        while (part < appends - 1 && at > appended[part])
            part++;
        return extent == length ? length : appended[part];
    }

    /** The octet at this position; 0 to 255. */
    public int u8(int at) {
        return octets[start + at] & 0xFF;
    }

    /** The two octets from this position, big-endian; 0 to 65,535. */
    public int u16(int at) {
        return (char) U16.get(octets, start + at);
    }

    /** The three octets from this position, big-endian. */
    public int u24(int at) {
        return u8(at) << 16 | u16(at + 1);
    }

    /** The four octets from this position, big-endian; never negative. */
    public long u32(int at) {
        return (int) U32.get(octets, start + at) & 0xFFFF_FFFFL;
    }

    /** The four octets from this position, big-endian, as the bits of an {@code int}. */
    public int i32(int at) {
        return (int) U32.get(octets, start + at);
    }

    /** The eight octets from this position, big-endian, as the bits of a {@code long}. */
    public long u64(int at) {
        return (long) U64.get(octets, start + at);
    }

    /** Copies octets out. */
    public void copyTo(byte[] to, int toIndex, int at, int count) {
        System.arraycopy(octets, start + at, to, toIndex, count);
    }

    /** A new array with these octets. */
    public byte[] octets(int at, int count) {
        Objects.checkFromIndexSize(at, count, extent);
        return Arrays.copyOfRange(octets, start + at, start + at + count);
    }

    /** The array behind this frame, for bulk reads; position p is at index {@link #start} + p. Not to be written to. */
    public byte[] array() {
        return octets;
    }

    /** Index of the first octet in {@link #array}. */
    public int start() {
        return start;
    }

    /** Captured octets. */
    public int length() {
        return length;
    }

    /** Captured and appended octets: the first position that cannot be read. */
    public int extent() {
        return extent;
    }

    /** Octets the unit had on the wire. */
    public int originalLength() {
        return originalLength;
    }

    /** Place in the capture, from 1. */
    public long number() {
        return number;
    }

    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    public long timeNanos() {
        return timeNanos;
    }

    /** Whether the capture holds a time for this frame; where not, {@link #timeNanos} is that of the frame before it. */
    public boolean hasTime() {
        return timed;
    }

    /** LINKTYPE_ number; see {@link LinkType}. */
    public int linkType() {
        return linkType;
    }

    /** Number of the interface, from 0; -1 where there is none. */
    public int interfaceId() {
        return interfaceId;
    }

    /** The name of the interface, or else its description; {@code unknown} if a pcapng section gives neither; empty if no interface is known. */
    public String interfaceName() {
        return takenOn == null ? "" : takenOn.title();
    }

    /** What is known about the interface; null if nothing is. */
    public @Nullable CaptureInterface takenOn() {
        return takenOn;
    }

    /** The comments on this frame in the capture, in order; only pcapng holds them. */
    public List<String> comments() {
        return comments;
    }
}
