package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.FrameReader;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.model.Shown;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What is looked for in the list of packets. */
public final class Find {
    private static final int BLOCK = 1024;

    /** How it is written. */
    public enum Kind {
        TEXT("Text in the list", "192.0.2.1, or SYN"),
        OCTETS("Octets or text in the packet", "de ad be ef, or \"GET /\""),
        FILTER("Display filter", "tcp.flags.reset");

        final String label;
        final String example;

        Kind(String label, String example) {
            this.label = label;
            this.example = example;
        }
    }

    private final Predicate<Packet> wanted;

    private Find(Predicate<Packet> wanted) {
        this.wanted = wanted;
    }

    /** Packets whose line has a text, in upper or lower case. */
    static Find text(String text) {
        PacketLines lines = new PacketLines(Protocols.all());
        String lower = text.toLowerCase(Locale.ROOT);
        return new Find(packet -> {
            PacketLine line = lines.line(packet);
            return (line.source() + " " + line.destination() + " " + line.protocol() + " " + line.info()).toLowerCase(Locale.ROOT).contains(lower);
        });
    }

    /**
     * Packets that have these octets: hexadecimal digits, with or without blanks and colons between, or text in quotes.
     *
     * @throws IllegalArgumentException where it is neither
     */
    static Find octets(String text) {
        byte[] octets = text.startsWith("\"") ? text.substring(1, text.endsWith("\"") && text.length() > 1 ? text.length() - 1 : text.length()).getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(text.replaceAll("[\\s:]", ""));
        if (octets.length == 0)
            throw new IllegalArgumentException("no octets");
        return new Find(packet -> has(packet.frame(), octets));
    }

    private static boolean has(Frame frame, byte[] octets) {
        next: for (int at = 0; at + octets.length <= frame.length(); at++) {
            for (int i = 0; i < octets.length; i++)
                if ((byte) frame.u8(at + i) != octets[i])
                    continue next;
            return true;
        }
        return false;
    }

    /** Packets that a filter takes. */
    static Find filter(Predicate<Packet> filter) {
        return new Find(filter);
    }

    /**
     * The number of the next packet in a list, from a place on, round the end of the list; 0 where there is none.
     *
     * @param from place in the list before the first that is looked at; -1 for none
     */
    int next(CaptureFile file, Shown shown, int from, BooleanSupplier stop) throws IOException {
        int size = shown.size();
        try (FrameReader reader = file.reader()) {
            for (int i = 1; i <= size && !stop.getAsBoolean(); i++) {
                int number = shown.number(Math.floorMod(from + i, size));
                if (wanted.test(reader.packetInContext(number)))
                    return number;
            }
        }
        return 0;
    }

    /** The number of the packet before a place in a list, round the start of the list; 0 where there is none. Looks through blocks, each of them forward. */
    int previous(CaptureFile file, Shown shown, int from, BooleanSupplier stop) throws IOException {
        int size = shown.size();
        try (FrameReader reader = file.reader()) {
            for (int done = 0; done < size && !stop.getAsBoolean(); done += BLOCK) {
                int count = Math.min(BLOCK, size - done);
                int found = 0;
                for (int i = count; i >= 1; i--) {
                    int number = shown.number(Math.floorMod(from - done - i, size));
                    if (wanted.test(reader.packetInContext(number)))
                        found = number;
                }
                if (found > 0)
                    return found;
            }
        }
        return 0;
    }
}
