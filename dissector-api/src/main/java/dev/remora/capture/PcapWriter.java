package dev.remora.capture;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Writes pcap, version 2.4, little-endian; see {@link PcapHeader} and {@link PcapReader} for what is where. */
final class PcapWriter implements CaptureWriter {
    private static final int  MICROSECONDS  = 0xA1B2C3D4;
    private static final int  NANOSECONDS   = 0xA1B23C4D;
    private static final int  HEADER        = 24;
    private static final int  RECORD_HEADER = 16;
    private static final long SECOND        = 1_000_000_000;

    private final Output                out;
    private final @Nullable FileChannel file;
    private boolean                     begun;
    private boolean                     nanoseconds;
    private int                         linkType = LinkType.ETHERNET;

    PcapWriter(String name, FileChannel file) {
        this.out = new Output(name, Channels.newOutputStream(file));
        this.file = file;
    }

    PcapWriter(String name, OutputStream stream) {
        this.out = new Output(name, stream);
        this.file = null;
        this.nanoseconds = true;
    }

    @Override
    public void write(Frame frame) throws CaptureException {
        if (frame.linkType() == LinkType.NONE)
            return;
        long time = frame.timeNanos();
        long seconds = Math.floorDiv(time, SECOND);
        int fraction = (int) Math.floorMod(time, SECOND);
        check(frame, seconds);
        begin(frame.linkType());
        if (!nanoseconds && fraction % 1_000 != 0)
            toNanoseconds();
        out.i32((int) seconds).i32(nanoseconds ? fraction : fraction / 1_000).i32(frame.length()).i32(frame.originalLength());
        out.octets(frame.array(), frame.start(), frame.length());
    }

    private void check(Frame frame, long seconds) throws CaptureException {
        out.check(frame);
        if (seconds != (seconds & 0xFFFF_FFFFL))
            throw out.refused(frame.number(), "has a time outside the years 1970 to 2106, which pcap cannot hold; pcapng can");
        if (begun && frame.linkType() != linkType)
            throw out.refused(frame.number(), "has link type " + frame.linkType() + " after frames of link type " + linkType + "; pcap holds one link type, pcapng any");
    }

    private void begin(int linkType) throws CaptureException {
        if (begun)
            return;
        begun = true;
        this.linkType = linkType;
        out.i32(nanoseconds ? NANOSECONDS : MICROSECONDS).u16(2).u16(4).i64(0).i32(RecordReader.most(linkType)).i32(linkType);
    }

    /** Rewrites what was written with microseconds. */
    private void toNanoseconds() throws CaptureException {
        out.flush();
        try {
            if (file != null)
                rewrite(file);
        } catch (IOException e) {
            throw out.failed(e);
        }
        nanoseconds = true;
    }

    private static void rewrite(FileChannel file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        file.write(header.putInt(NANOSECONDS).flip(), 0);
        for (long at = HEADER; at < file.size(); at += RECORD_HEADER + header.getInt(8)) {
            if (file.read(header.clear(), at) < RECORD_HEADER)
                throw new EOFException("what was written is no longer there");
            header.putInt(4, header.getInt(4) * 1_000).rewind();
            file.write(header, at);
        }
    }

    @Override
    public void flush() throws CaptureException {
        out.flush();
    }

    @Override
    public void close() throws CaptureException {
        begin(linkType);
        out.close();
    }
}
