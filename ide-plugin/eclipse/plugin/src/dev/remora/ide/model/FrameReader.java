package dev.remora.ide.model;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/** Reads frames of a capture by number. Confined to one thread at a time; each part of the user interface has its own. */
public final class FrameReader implements Closeable {
    /** How far a packet is looked back from, for what reassembly and tracking need to know of it. */
    static final int CONTEXT = 20_000;

    private static final int  NEAR        = 1_000;
    private static final int  AHEAD       = 100_000;            // packets behind the one asked for whose connections are made sure of with its own
    private static final int  EVERY       = 256;                // packets that are gone through between two looks at what else is to be done
    private static final long CHECK_NANOS = 200_000_000;

    private final CaptureFile file;
    private final Frame       frame     = new Frame();
    private final Dissection  alone     = Protocols.all().open();
    private Capture           capture;
    private int               next      = 1;
    private long              checked;                        // when the file was found to be as it was; 0 for never
    private Pass              pass;
    private Origins           origins;                          // of the connections that `pass` has met
    private int               known     = -1;                   // the last packet that `pass` knows of; -1 for none
    private Runnable          meanwhile = () -> {};
    private int               through;                          // packets that were gone through

    FrameReader(CaptureFile file) {
        this.file = file;
    }

    /** A frame that has been indexed. It holds until the next call. */
    public Frame frame(int number) throws IOException {
        if (capture == null)
            capture = Capture.open(file.origin().again());
        int first = (number - 1) / CaptureFile.STEP * CaptureFile.STEP + 1;
        if (number < next || first > next || next == 1) {
            check();
            capture.resume(file.mark(number));
            next = first;
        }
        while (next <= number) {
            if (next % CaptureFile.STEP == 1)
                check();
            if (!capture.next(frame))
                throw new IOException(file.path().getFileName() + " has been truncated: frame " + number + " is gone");
            next++;
        }
        return frame;
    }

    private void check() throws IOException {
        long now = System.nanoTime();
        if (checked != 0 && now - checked <= CHECK_NANOS)
            return;
        verify();
        checked = now;
    }

    /** Fails where the file says something else than it did, so that not all that was read may be what it was. */
    public void verify() throws IOException {
        file.origin().check();
    }

    /** A frame with its layers, as far as they can be told from this frame alone. It holds until the next call. */
    public Packet packet(int number) throws IOException {
        return alone.dissect(frame(number));
    }

    /** Has something done now and then while packets before one are gone through, on the thread that waits for it: it may read frames of this reader alone, not in context. */
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    private Packet goThrough(int number) throws IOException {
        if (++through % EVERY == 0)
            meanwhile.run();
        return pass.next(frame(number));
    }

    /** Prepares for these packets, which are asked for next: what they need to know from before is read once for all of them. */
    public void approach(int first, int last) throws IOException {
        if (!isNear(first) || origins.miss(first, last))
            begin(first, last);
    }

    /** Whether these packets are so little behind the last one that was seen in context that those between need only be gone through, and none long before. */
    public boolean areNear(int first, int last) {
        return isNear(first) && !origins.isMissing(first, last);
    }

    private boolean isNear(int number) {
        return known >= 0 && number > known && number <= known + CONTEXT + 1;
    }

    private void begin(int first, int last) throws IOException {
        int before = Math.max(0, first - CONTEXT - 1);
        known = -1;                                              // until all that comes before is known, which it may not be
        pass = new Pass(file);
        origins = new Origins(file, before + 1, last);
        for (int each : origins.frames())
            goThrough(each);
        known = before;
    }

    /**
     * A packet with all that the {@value #CONTEXT} packets before it say of it, and with what came before in its connection, however long ago that began: its beginning, and
     * where it stood. It holds until the next call.
     */
    public Packet packetInContext(int number) throws IOException {
        if (number < 1)
            throw new IllegalArgumentException("frames are numbered from 1, not " + number);
        if (!isNear(number) || origins.miss(number, number))
            begin(number, Math.min(file.size(), number + AHEAD));
        Packet packet = null;
        while (known < number) {
            packet = goThrough(known + 1);
            known++;
        }
        return packet;
    }

    /**
     * A packet with all that the packets of its connection before it say of it, of many the last {@value #CONTEXT}, and the {@value #NEAR} before it in the capture:
     * fragments, requests, times. It holds until the next call.
     */
    public Packet packetInFull(int number) throws IOException {
        Pass own = new Pass(file);
        int near = Math.max(2, number - NEAR);
        Packet packet = own.next(frame(1));                          // times are counted from it
        for (int each : file.withFragments(upTo(number)))
            if (each > 1 && each < near)
                own.next(frame(each));
        for (int each = near; each <= number; each++)
            packet = own.next(frame(each));
        return packet;
    }

    // Of a long connection its beginning, and the last packets.
    private int[] upTo(int number) {
        int connection = file.connection(number);
        if (connection == 0)
            return new int[]{number};
        int[] beginning = file.framesOf(connection, Origins.FIRST);
        BitSet chosen = new BitSet();
        Arrays.stream(beginning).filter(each -> each < number).forEach(chosen::set);
        for (int each = number, left = CONTEXT; each >= beginning[0] && left > 0; each--)
            if (file.isOf(each, connection)) {
                chosen.set(each);
                left--;
            }
        return chosen.stream().toArray();
    }

    @Override
    public void close() throws IOException {
        if (capture != null)
            capture.close();
    }
}
