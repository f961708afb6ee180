package dev.remora.ide.connection;

import dev.remora.ide.model.Conversation;
import dev.remora.ide.model.Conversation.Piece;
import dev.remora.tracking.Side;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What two ends said, as text, with the places where each of them speaks.
 */
public record StreamText(String text, List<Turn> turns) {
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int A_LINE = 16;

    /** Characters of one end; {@code packet} brought the first of them. */
    public record Turn(int start, int length, Side from, int packet) {}

    /** How it is shown. */
    public enum Form {
        TEXT("Text"), HEX("Hex dump"), RAW("Raw (hexadecimal)");

        final String label;

        Form(String label) {
            this.label = label;
        }
    }

    /** What both ends said, or one of them. */
    public static StreamText of(Conversation conversation, Form form, Side only) {
        StringBuilder text = new StringBuilder();
        List<Turn> turns = new ArrayList<>();
        long[] offsets = new long[2];
        boolean isCut = false;
        for (Piece piece : conversation.pieces()) {
            if (only != null && piece.from() != only)
                continue;
            isCut = text.length() > MOST_CHARACTERS;
            if (isCut)
                break;
            int start = text.length();
            int side = piece.from().ordinal();
            if (piece.missing() > 0)
                text.append(String.format(Locale.ROOT, "[%,d octets are missing from the capture]%n", piece.missing()));
            write(piece.octets(), form, piece.from(), offsets[side], text);
            offsets[side] += piece.octets().length;
            turns.add(new Turn(start, text.length() - start, piece.from(), piece.packet()));
        }
        if (isCut)
            text.append("\n[The rest is not shown; Save… writes everything]\n");
        return new StreamText(text.toString(), turns);
    }

    private static void write(byte[] octets, Form form, Side from, long offset, StringBuilder text) {
        switch (form) {
            case TEXT -> {
                printable(octets, text);
                if (octets.length > 0 && text.charAt(text.length() - 1) != '\n')
                    text.append('\n');
            }
            case HEX -> dump(octets, from == Side.ORIGINATOR ? "" : "    ", offset, text);
            case RAW -> {
                for (int at = 0; at < octets.length; at += 48)
                    text.append(HexFormat.of().formatHex(octets, at, Math.min(octets.length, at + 48))).append('\n');
            }
        }
    }

    private static void printable(byte[] octets, StringBuilder text) {
        for (byte octet : octets)
            if (octet != '\r')
                text.append(octet >= 0x20 && octet < 0x7F || octet == '\n' || octet == '\t' ? (char) octet : '.');
    }

    private static void dump(byte[] octets, String indent, long offset, StringBuilder text) {
        HexFormat hex = HexFormat.of();
        for (int at = 0; at < octets.length; at += A_LINE) {
            text.append(indent).append(hex.toHexDigits(offset + at, 8)).append("  ");
            for (int i = at; i < at + A_LINE; i++)
                text.append(i < octets.length ? hex.toHexDigits(octets[i]) : "  ").append(i % 8 == 7 ? "  " : " ");
            for (int i = at; i < Math.min(octets.length, at + A_LINE); i++)
                text.append(octets[i] >= 0x20 && octets[i] < 0x7F ? (char) octets[i] : '.');
            text.append('\n');
        }
    }
}
