package dev.remora.testkit;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A frame as a file: octets in hexadecimal, in groups as one likes, {@code #} before a comment. Immutable.
 *
 * <p>A line {@code link 101} gives the link type, which is Ethernet if nothing is said; {@code original 1500} the octets on the wire, where the capture was cut.
 */
public final class FrameFile {
    private final Path   file;
    private final byte[] octets;
    private final int    linkType;
    private final int    original;

    private FrameFile(Path file, byte[] octets, int linkType, int original) {
        this.file = file;
        this.octets = octets;
        this.linkType = linkType;
        this.original = original;
    }

    /** Reads a file. */
    public static FrameFile read(Path file) {
        StringBuilder hex = new StringBuilder();
        int linkType = LinkType.ETHERNET;
        int original = 0;
        for (String line : lines(file)) {
            String text = line.replaceFirst("#.*", "").strip();
            if (text.startsWith("link "))
                linkType = Integer.parseInt(text.substring(5).strip());
            else if (text.startsWith("original "))
                original = Integer.parseInt(text.substring(9).strip());
            else
                hex.append(text.replaceAll("\\s", ""));
        }
        byte[] octets = HexFormat.of().parseHex(hex);
        return new FrameFile(file, octets, linkType, Math.max(original, octets.length));
    }

    /** All files {@code *.hex} in a folder, by name; none where there is no such folder. */
    public static List<FrameFile> in(Path folder) {
        if (!Files.isDirectory(folder))
            return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".hex")).sorted().map(FrameFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** A new array with what was captured. */
    public byte[] octets() {
        return octets.clone();
    }

    /** The frame. */
    public Frame frame() {
        return first(octets.length);
    }

    /** The frame as a capture that was cut to this many octets has it; there are no octets behind them, so that whoever reads on is found out. */
    public Frame first(int length) {
        return new Frame().wrap(Arrays.copyOf(octets, length), 0, length, original).describe(1, 0, linkType, -1);
    }

    /** The frame with other octets. */
    public Frame with(byte[] other) {
        return new Frame().wrap(other, 0, other.length, Math.max(original, other.length)).describe(1, 0, linkType, -1);
    }

    /** Name without folder and extension. */
    public String name() {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".hex".length());
    }

    @Override
    public String toString() {
        return name();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
