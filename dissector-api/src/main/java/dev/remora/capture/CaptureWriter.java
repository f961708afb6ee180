package dev.remora.capture;

import dev.remora.packet.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Writes frames to a capture: octets, time to the nanosecond, lengths and link type come back as they were, and of pcapng what the capture says about
 * itself and its interfaces, and comments.
 *
 * <p>Frame numbers are not written, as a reader counts for itself; a frame without a time gets that of the frame before it; what is of no link
 * ({@link dev.remora.packet.LinkType#NONE}) is left out. Confined to one thread. Allocates nothing per frame.
 */
public sealed interface CaptureWriter extends Closeable permits PcapWriter, PcapNgWriter {
    /** The end of a name of what is compressed with gzip. */
    String PACKED = ".gz";

    /**
     * Writes a file, and overwrites an existing one: pcap if its name ends in {@code .pcap}, {@code .cap} or {@code .dmp}, otherwise pcapng; compressed with gzip if
     * {@code .gz} follows.
     */
    static CaptureWriter open(Path path) throws CaptureException {
        String name = path.toString().toLowerCase(Locale.ROOT);
        boolean isPacked = name.endsWith(PACKED);
        String plain = isPacked ? name.substring(0, name.length() - PACKED.length()) : name;
        boolean isPcap = plain.endsWith(".pcap") || plain.endsWith(".cap") || plain.endsWith(".dmp");
        if (!isPacked)
            return isPcap ? pcap(path) : pcapNg(path);
        return isPcap ? pcap(packed(path), path.toString()) : pcapNg(packed(path), path.toString());
    }

    /**
     * Writes a pcap file, and overwrites an existing one. Times are in microseconds until a frame needs more; then the file is rewritten in place with
     * nanoseconds. An output that cannot be rewritten, such as a pipe, has nanoseconds from the start.
     */
    static CaptureWriter pcap(Path path) throws CaptureException {
        boolean isFile = Files.isRegularFile(path) || Files.notExists(path);
        FileChannel channel = create(path, isFile);
        return isFile ? new PcapWriter(path.toString(), channel) : pcap(Channels.newOutputStream(channel), path.toString());
    }

    /** Writes pcap with nanoseconds to a stream, which closing the writer closes. The name is for messages. */
    static CaptureWriter pcap(OutputStream stream, String name) {
        return new PcapWriter(name, stream);
    }

    /** Writes a pcapng file, and overwrites an existing one. */
    static CaptureWriter pcapNg(Path path) throws CaptureException {
        return pcapNg(Channels.newOutputStream(create(path, false)), path.toString());
    }

    /** Writes pcapng to a stream, such as standard output, which closing the writer closes. The name is for messages. */
    static CaptureWriter pcapNg(OutputStream stream, String name) {
        return new PcapNgWriter(name, stream);
    }

    private static OutputStream packed(Path path) throws CaptureException {
        FileChannel file = create(path, false);
        try {
            return new GZIPOutputStream(Channels.newOutputStream(file), 1 << 16, true);
        } catch (IOException e) {
            CaptureException failure = new CaptureException(path.toString(), CaptureException.NOWHERE, "it cannot be written: " + reason(path, e), e);
            try {
                file.close();
            } catch (IOException notClosed) {
                failure.addSuppressed(notClosed);
            }
            throw failure;
        }
    }

    private static FileChannel create(Path path, boolean readable) throws CaptureException {
        try {
            return readable ? FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, StandardOpenOption.READ)
                    : FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CaptureException(path.toString(), CaptureException.NOWHERE, "it cannot be written: " + reason(path, e), e);
        }
    }

    private static String reason(Path path, IOException problem) {
        if (Files.isDirectory(path))
            return "it is a folder";
        return switch (problem) {
            case NoSuchFileException missing -> "there is no folder " + path.toAbsolutePath().getParent();
            case AccessDeniedException denied -> "permission denied";
            default -> String.valueOf(problem.getMessage());
        };
    }

    /**
     * Writes a frame.
     *
     * @throws CaptureException where the output fails, or the format cannot hold the frame; the message then says which can; and behind {@link #close}
     */
    void write(Frame frame) throws CaptureException;

    /** Hands everything written so far to the output. */
    void flush() throws CaptureException;

    /** Finishes the capture, also one without frames, and closes the output. */
    @Override
    void close() throws CaptureException;
}
