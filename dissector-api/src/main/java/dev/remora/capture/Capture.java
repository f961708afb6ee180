package dev.remora.capture;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A capture file, or a stream of one: pcap or pcapng, also gzip-compressed.
 *
 * <p>Reads large blocks into one reused array and points the caller's frame into it. Confined to one thread; several captures may read the
 * same file. {@link #next} allocates nothing, except where a record is longer than any before, and where pcapng describes an interface or
 * begins a section.
 *
 * <p>A file that is still being written may end within a record. To follow it, keep the {@link #mark} after each frame, and {@link #resume} there once the file has grown.
 */
public final class Capture implements CaptureSource {
    /** Frames told of at once: so many that their misses of the cache overlap, so few that they are still there when the last of them comes. */
    private static final int    AHEAD  = 64;
    private static final String CLOSED = "this capture is closed";

    private final InputStream                   input;
    private final @Nullable SeekableByteChannel file;
    private final boolean                       compressed;
    private final Window                        window;
    private final RecordReader                  reader;
    private @Nullable CaptureException          damage;
    private @Nullable Lookahead                 lookahead;
    private Frame[]                             waiting = {};
    private int                                 told;

    private Capture(String name, InputStream input, @Nullable SeekableByteChannel file, int block) throws CaptureException {
        Window raw = new Window(name, input, block);
        this.compressed = raw.reach(2) && GzipStream.isMagic(raw.u8(0), raw.u8(1));
        this.input = compressed ? new GzipStream(input, raw.octets, raw.end) : input;
        this.file = file;
        this.window = compressed ? new Window(name, this.input, block) : raw;
        this.reader = reader(window, compressed);
    }

    /** Opens a file. */
    public static Capture open(Path path) throws CaptureException {
        return open(path, Window.BLOCK);
    }

    /** Opens a stream, such as standard input; closing the capture closes it. The name is for messages. */
    public static Capture open(InputStream stream, String name) throws CaptureException {
        return new Capture(name, stream, null, Window.BLOCK);
    }

    /**
     * The octets of a stream, decompressed if they are gzip-compressed: what a capture reads, for a reader that also wants to keep them. Gives every octet before
     * damage, then throws.
     */
    public static InputStream decompressed(InputStream stream) throws IOException {
        byte[] ahead = new byte[Window.BLOCK];
        int count = stream.readNBytes(ahead, 0, 2);
        if (count == 2 && GzipStream.isMagic(ahead[0] & 0xFF, ahead[1] & 0xFF))
            return new GzipStream(stream, ahead, count);
        return new SequenceInputStream(new ByteArrayInputStream(ahead, 0, count), stream);
    }

    static Capture open(InputStream stream, String name, int block) throws CaptureException {
        return new Capture(name, stream, null, block);
    }

    static Capture open(Path path, int block) throws CaptureException {
        String name = path.toString();
        if (Files.isDirectory(path))
            throw new CaptureException(name, CaptureException.NOWHERE,
                    "this is a directory" + (Files.isReadable(path) ? "; expected a capture file" : ", and permission to read it is denied"));
        SeekableByteChannel channel = null;
        try {
            channel = Files.newByteChannel(path);
            return new Capture(name, Channels.newInputStream(channel), Files.isRegularFile(path) ? channel : null, block);
        } catch (IOException e) {
            close(channel);
            throw e instanceof CaptureException known ? known : new CaptureException(name, CaptureException.NOWHERE, reason(e), e);
        }
    }

    private static void close(@Nullable SeekableByteChannel channel) {
        try {
            if (channel != null)
                channel.close();
        } catch (IOException e) {
            // What made the opening fail is what the caller hears of.
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission denied";
            default -> "it cannot be opened: " + e.getMessage();
        };
    }

    private static RecordReader reader(Window window, boolean compressed) throws CaptureException {
        window.bigEndian = true;
        int magic = window.reach(4) ? window.i32(window.at) : 0;
        if (PcapHeader.isMagic(magic))
            return new PcapReader(window);
        if (magic == PcapNgBlocks.SECTION)
            return new PcapNgReader(window);
        throw ForeignFile.refusal(window, compressed);
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        if (damage != null)
            throw damage;
        try {
            if (lookahead != null && --told < 0)
                told = lookAt(lookahead);
            return reader.next(frame);
        } catch (CaptureException e) {
            damage = e;
            throw e;
        }
    }

    @Override
    public void lookAhead(Lookahead lookahead) {
        if (waiting.length == 0)
            waiting = Stream.generate(Frame::new).limit(AHEAD).toArray(Frame[]::new);
        this.lookahead = lookahead;
    }

    /** Tells of what waits; how many frames come before it is time to tell again. */
    private int lookAt(Lookahead lookahead) {
        int count = reader.waiting(waiting);
        if (count == 0)
            return 0;
        lookahead.ahead(waiting, count);
        return count - 1;
    }

    /** The path, or the name that the opener gave. */
    public String name() {
        return window.name;
    }

    /** What the format is called, such as {@code pcapng} or {@code pcap, gzip-compressed}. */
    public String format() {
        return reader.format() + (compressed ? ", gzip-compressed" : "");
    }

    /** Octet at which the last frame's record begins; if the capture is compressed, in the decompressed octets. */
    public long position() {
        return reader.position();
    }

    /** Interfaces in the order of their numbers, of the section the last frame was in, as far as it has been read. */
    public List<CaptureInterface> interfaces() {
        return reader.interfaces();
    }

    /** What the section of the last frame says about itself. */
    public CaptureSection section() {
        return reader.section();
    }

    /** The place before the next frame, to come back to with {@link #resume}. */
    public Mark mark() {
        return reader.mark();
    }

    /**
     * Goes back to a place in the file: the frame after it is the next one again, with the same number. A compressed file is decompressed
     * again up to there.
     *
     * @param  mark                          of this capture or another one of the same file, also in another thread
     * @throws UnsupportedOperationException where the capture is not a file but a stream, which cannot be read twice
     */
    public void resume(Mark mark) throws CaptureException {
        if (file == null)
            throw new UnsupportedOperationException(name() + " is a stream; only a file can be read again");
        if (!file.isOpen())
            throw new CaptureException(name(), mark.position, CLOSED);
        try {
            file.position(compressed ? 0 : mark.position);
        } catch (IOException e) {
            throw new CaptureException(name(), mark.position, "it cannot be read again: " + e.getMessage(), e);
        }
        damage = null;
        told = 0;
        window.restart(compressed ? 0 : mark.position);
        if (input instanceof GzipStream gzip)
            gzip.restart();
        if (!window.skip(compressed ? mark.position : 0))
            throw window.cut("what was there before");
        reader.resume(mark);
    }

    @Override
    public void close() throws IOException {
        if (damage == null)
            damage = new CaptureException(name(), position(), CLOSED);
        input.close();
    }

    /**
     * A place between two frames of a capture. To index a large capture, keep a mark every so many frames: any frame is then a few
     * calls of {@link Capture#next} after the mark before it.
     *
     * <p>Immutable; may be used by other threads and by other captures of the same file.
     */
    public static final class Mark {
        final long                    time;
        final @Nullable PcapNgSection section;
        private final long            position;
        private final long            number;

        Mark(long position, long number, long time, @Nullable PcapNgSection section) {
            this.position = position;
            this.number = number;
            this.time = time;
            this.section = section;
        }

        /** Octet at which the next record begins. */
        public long position() {
            return position;
        }

        /** Frames before this place. */
        public long number() {
            return number;
        }
    }
}
