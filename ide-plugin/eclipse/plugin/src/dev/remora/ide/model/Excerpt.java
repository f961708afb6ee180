package dev.remora.ide.model;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureWriter;
import dev.remora.packet.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Some frames of a capture, for a file of their own. There they stand octet by octet as in the file that they are from, with all that it says beside frames: interfaces,
 * comments, resolved names, the resolution of times. Where the name of the new file asks for another format, they are written in that.
 */
public final class Excerpt {
    private static final List<String> PCAP   = List.of(".pcap", ".cap", ".dmp");
    private static final List<String> PCAPNG = List.of(".pcapng", ".ntar");
    private static final int          TICKS  = 1000;
    private static final int          EVERY  = 4096;                           // frames
    private static final int          BLOCK  = 1 << 16;

    private final CaptureFile file;
    private final BitSet      numbers;
    private final int         last;

    /** The frames with these numbers, which have been indexed. */
    public Excerpt(CaptureFile file, BitSet numbers) {
        this.file = file;
        this.numbers = numbers;
        this.last = file.size();
    }

    /** Numbers of all frames of a connection, also of those that brought a fragment only. */
    public static BitSet ofConnection(CaptureFile file, int connection) {
        BitSet numbers = new BitSet();
        for (int each : file.withFragments(file.framesOf(connection, Integer.MAX_VALUE)))
            numbers.set(each);
        return numbers;
    }

    /**
     * Writes them; a file that is there is replaced once all are written, and stays as it is where that fails or somebody stops it. Not for the thread of the user interface.
     *
     * @return whether nobody stopped it
     */
    public boolean write(Path target, IProgressMonitor monitor) throws IOException {
        if (AtomicFile.leadsTo(target, file.path()))
            throw new IOException("this is the capture the packets come from; choose another file");
        SubMonitor progress = SubMonitor.convert(monitor, TICKS);
        return AtomicFile.write(target, path -> write(path, progress));
    }

    private boolean write(Path target, SubMonitor progress) throws IOException {
        try (Capture capture = reopened()) {
            file.origin().check();
            if (isConverted(capture, file.path(), target))
                convert(capture, target, progress);
            else
                copy(capture, target, progress);
            file.origin().check();
        }
        return !progress.isCanceled();
    }

    // What is wrong with it is not wrong with the file that is written.
    private Capture reopened() throws IOException {
        try {
            return Capture.open(file.origin().again());
        } catch (IOException e) {
            throw new IOException("the capture the packets come from cannot be read again: " + Trouble.text(e), e);
        }
    }

    // Not where the name ends as that of the file, whatever that is.
    private static boolean isConverted(Capture capture, Path file, Path target) {
        String ending = ending(target);
        return !ending.equals(ending(file)) && (capture.format().startsWith("pcapng") ? PCAP : PCAPNG).contains(ending);
    }

    /** Whether the name of a new file asks for all that is in a file as it is there: in no other format, and neither compressed nor no longer so. */
    public static boolean isAsIs(Path file, Path target) throws IOException {
        try (Capture capture = Capture.open(file)) {
            return !isConverted(capture, file, target) && isPacked(file) == isPacked(target);
        }
    }

    private static boolean isPacked(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(CaptureWriter.PACKED);
    }

    private static String ending(Path path) {
        String plain = plain(path);
        return plain.substring(dot(plain)).toLowerCase(Locale.ROOT);
    }

    // The name without what says that it is compressed.
    private static String plain(Path path) {
        return path.getFileName().toString().replaceFirst("(?i)" + Pattern.quote(CaptureWriter.PACKED) + "$", "");
    }

    private static int dot(String name) {
        return name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    }

    /** A name for some packets of a capture: that of its file, not compressed, with a word before what it ends in. */
    public static String name(Path capture, String word) {
        String plain = plain(capture);
        return plain.substring(0, dot(plain)) + "-" + word + plain.substring(dot(plain));
    }

    private void convert(Capture capture, Path target, SubMonitor progress) throws IOException {
        try (CaptureWriter writer = CaptureWriter.open(target)) {
            Frame frame = new Frame();
            for (int number = 1; number <= last && goesOn(number, progress) && capture.next(frame); number++)
                if (numbers.get(number))
                    writer.write(frame);
        }
    }

    private boolean goesOn(int number, SubMonitor progress) {
        if (number % EVERY == 0)
            progress.setWorkRemaining(last - number + EVERY).worked(EVERY);
        return !progress.isCanceled();
    }

    private void copy(Capture capture, Path target, SubMonitor progress) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.origin().again()), BLOCK);
                OutputStream opened = Files.newOutputStream(target);
                OutputStream out = new BufferedOutputStream(isPacked(target) ? new GZIPOutputStream(opened, BLOCK) : opened, BLOCK)) {
            copy(capture, new Octets(in, out, capture.format().startsWith("pcapng")), progress);
        }
    }

    private void copy(Capture capture, Octets octets, SubMonitor progress) throws IOException {
        Frame frame = new Frame();
        for (int number = 1; number <= last && goesOn(number, progress) && capture.next(frame); number++) {
            octets.copyBesideFrames(capture.position());
            long end = capture.mark().position();
            if (numbers.get(number))
                octets.copy(end);
            else
                octets.skip(end);
        }
        if (!progress.isCanceled() && file.isComplete() && file.damage().isEmpty() && !capture.next(frame))
            octets.copyBesideFrames(capture.mark().position());
    }
}
