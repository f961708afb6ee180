package dev.remora.rules.check;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Octets as they are written without quotes. */
final class OctetText {
    private static final Pattern ONE    = Pattern.compile("[0-9A-Fa-f]|0x[0-9A-Fa-f]{2}");
    private static final Pattern PAIRS  = Pattern.compile("([0-9A-Fa-f]{2})+");
    private static final Pattern PARTED = Pattern.compile(
            ":?[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2})*|[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2})+|[0-9A-Fa-f]{2}([0-9A-Fa-f]{2})?(\\.[0-9A-Fa-f]{2}([0-9A-Fa-f]{2})?)++");

    private OctetText() {}

    /** {@code 47:45:54}, {@code 47-45-54}, {@code 4745.54}, {@code 474554}, {@code 8}, {@code 0x47}, {@code :fc}; null where a text is none. */
    static byte @Nullable [] parse(String text) {
        if (ONE.matcher(text).matches())
            return new byte[]{(byte) Integer.parseInt(text.startsWith("0x") ? text.substring(2) : text, 16)};
        if (PAIRS.matcher(text).matches() || PARTED.matcher(text).matches())
            return HexFormat.of().parseHex(text.replaceAll("[:.-]", ""));
        return null;
    }
}
