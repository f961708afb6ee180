package dev.remora.ide.make;

import java.util.HexFormat;
import java.util.Locale;

/** Octets as text, to be pasted elsewhere. */
public enum CopyFormat {
    /** {@code 0a0b0c}. */
    HEX {
        @Override
        public String text(byte[] octets) {
            return HexFormat.of().formatHex(octets);
        }
    },
    /** An array of C. */
    C {
        @Override
        public String text(byte[] octets) {
            return "static const unsigned char packet[" + octets.length + "] = {\n" + lines(octets, "0x%02x", 12) + "\n};\n";
        }
    },
    /** An array of Java, whose octets are signed. */
    JAVA {
        @Override
        public String text(byte[] octets) {
            String lines = HEX.text(octets).replaceAll("(.{1,96})", "        + \"$1\"\n").stripTrailing();
            return "private static final byte[] PACKET = java.util.HexFormat.of().parseHex(\"\"\n" + lines + ");\n";
        }
    },
    /** The octets that can be printed, the others as dots. */
    TEXT {
        @Override
        public String text(byte[] octets) {
            StringBuilder text = new StringBuilder(octets.length);
            for (byte octet : octets)
                text.append(octet >= 0x20 && octet < 0x7F || octet == '\n' || octet == '\t' ? (char) octet : octet == '\r' ? "" : ".");
            return text.toString();
        }
    };

    /** The octets in this format. */
    public abstract String text(byte[] octets);

    private static String lines(byte[] octets, String format, int aLine) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < octets.length; i++)
            text.append(i % aLine == 0 ? i == 0 ? "    " : ",\n    " : ", ").append(String.format(Locale.ROOT, format, octets[i] & 0xFF));
        return text.toString();
    }
}
