package dev.remora.rules.translate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code content} of a rule of Snort or Suricata: octets, and where they are looked for. Positions that are not said are {@link #NONE}. */
final class SnortContent {
    /** What a reader of UTF-8 puts where octets are none. */
    static final char UNREADABLE = '\uFFFD';

    private static final int     NONE     = Integer.MIN_VALUE;
    private static final int     FARTHEST = 0xFFFF;
    private static final Pattern WRITTEN  = Pattern.compile("\\s*(!?)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:,(.*))?", Pattern.DOTALL);
    private static final Pattern PART     = Pattern.compile("\\|((?:\\s*[0-9a-fA-F]{2})+\\s*)\\||\\\\.|[^|\\\\]+", Pattern.DOTALL);
    private static final Pattern NUMBER   = Pattern.compile("-?\\d{1,5}");
    private static final String  SPECIAL  = "^$.|?*+()[]{}";

    private final byte[]  octets;
    private final boolean negated;

    private boolean caseless;
    private boolean atStart;
    private boolean atEnd;
    private String  behind   = "";
    private int     offset   = NONE;
    private int     depth    = NONE;
    private int     distance = NONE;
    private int     within   = NONE;

    private SnortContent(byte[] octets, boolean negated) {
        this.octets = octets;
        this.negated = negated;
    }

    /**
     * Reads what stands behind {@code content:}, with the modifiers that Snort 3 writes there.
     *
     * @throws Untranslatable if it is no text in quotes
     */
    static SnortContent of(String written) throws Untranslatable {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches())
            throw new Untranslatable("content", "its text must be in quotes");
        SnortContent content = new SnortContent(octets(parts.group(2)), !parts.group(1).isEmpty());
        String modifiers = parts.group(3);
        for (String modifier : modifiers == null ? new String[0] : modifiers.split(",")) {
            String[] words = modifier.strip().split("[\\s:]+", 2);
            if (!content.takes(words[0], words.length < 2 ? "" : words[1]))
                throw new Untranslatable(words[0], "this is not a modifier of content");
        }
        return content;
    }

    /** Text in which octets may stand in hexadecimal between bars, and anything behind a backslash. */
    private static byte[] octets(String text) throws Untranslatable {
        if (text.indexOf(UNREADABLE) >= 0)
            throw new Untranslatable("content", "it has octets that are not UTF-8; write them in hexadecimal between |");
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Matcher part = PART.matcher(text);
        for (int from = 0; from < text.length(); from = part.end()) {
            if (!part.find(from) || part.start() != from)
                throw new Untranslatable("content", "octets between two | must be in hexadecimal");
            String digits = part.group(1);
            if (digits != null)
                octets.writeBytes(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
            else
                octets.writeBytes(part.group().replaceFirst("^\\\\", "").getBytes(StandardCharsets.UTF_8));
        }
        if (octets.size() == 0)
            throw new Untranslatable("content", "it looks for nothing");
        return octets.toByteArray();
    }

    /**
     * Takes a modifier that stands behind, or says that it is none.
     *
     * @throws Untranslatable if its value is none, or cannot be where the others are
     */
    boolean takes(String modifier, String value) throws Untranslatable {
        switch (modifier) {
            case "nocase" -> caseless = true;
            case "startswith" -> atStart = true;
            case "endswith" -> atEnd = true;
            case "offset" -> offset = number(modifier, value);
            case "depth" -> depth = number(modifier, value);
            case "distance" -> distance = number(modifier, value);
            case "within" -> within = number(modifier, value);
            case "fast_pattern", "fast_pattern_offset", "fast_pattern_length", "rawbytes" -> {}      // how it is looked for, not what
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int number(String modifier, String value) throws Untranslatable {
        String text = value.strip();
        if (!NUMBER.matcher(text).matches() || Math.abs(Integer.parseInt(text)) > FARTHEST)
            throw new Untranslatable(modifier, '`' + text + "` is not a number of octets up to " + FARTHEST);
        int number = Integer.parseInt(text);
        if (number < 0)
            throw new Untranslatable(modifier, "a pattern cannot look back");
        return number;
    }

    /** Asks for so many octets behind it, at least, or for fewer; and for what was asked before. */
    void isFollowed(int least, boolean fewer) {
        behind += least == 1 && fewer ? "\\z" : (fewer ? "(?!" : "(?=") + "(?s:.{" + least + "}))";
    }

    boolean isNegated() {
        return negated;
    }

    /** Whether it is looked for from where the one before ended. */
    boolean isRelative() {
        return distance != NONE || within != NONE;
    }

    /** Whether any place will do. */
    boolean isAnywhere() {
        return !isRelative() && !atStart && !atEnd && behind.isEmpty() && depth == NONE && offset <= 0;
    }

    boolean isCaseless() {
        return caseless;
    }

    /** The octets as a text of the rule language. */
    String text() {
        StringBuilder text = new StringBuilder("\"");
        for (byte octet : octets)
            append(octet, octet == '"' || octet == '\\', text);
        return text.append('"').toString();
    }

    /**
     * As a part of a pattern, with what may stand between it and the start, or what was found before it.
     *
     * @param caseless whether the whole pattern takes letters of either case
     * @throws Untranslatable if it does not fit where it is looked for
     */
    String pattern(boolean caseless) throws Untranslatable {
        if (isRelative() && (atStart || offset != NONE || depth != NONE))
            throw new Untranslatable("content", "it counts both from the start and from the content before it");
        String octetsOnly = this.caseless && !caseless ? "(?i:" + octetsAsPattern() + ')' : octetsAsPattern();
        boolean isFromStart = atStart || offset > 0 || depth != NONE;
        String before = isRelative() ? gap(distance, within) : isFromStart ? '^' + gap(offset, atStart ? octets.length : depth) : "";
        return before + octetsOnly + (atEnd ? "\\z" : "") + behind;
    }

    /** What may stand before it, from where its place begins. */
    private String gap(int before, int length) throws Untranslatable {
        int least = Math.max(before, 0);
        if (length == NONE)
            return "(?s:.{" + least + ",}?)";
        if (length < octets.length)
            throw new Untranslatable("content", "its " + octets.length + " octets do not fit into " + length);
        int most = least + length - octets.length;
        return most == 0 ? "" : least == most ? "(?s:.{" + least + "})" : "(?s:.{" + least + ',' + most + "}?)";
    }

    // Neither a quote nor a backslash stands for itself: one ends a raw text, the other keeps its end from ending it.
    private String octetsAsPattern() {
        StringBuilder pattern = new StringBuilder();
        for (byte octet : octets) {
            if (octet == '"' || octet == '\\')
                pattern.append(hex(octet));
            else
                append(octet, SPECIAL.indexOf(octet) >= 0, pattern);
        }
        return pattern.toString();
    }

    private static void append(byte octet, boolean escaped, StringBuilder out) {
        if (octet < ' ' || octet > '~')
            out.append(hex(octet));
        else
            out.append(escaped ? "\\" : "").append((char) octet);
    }

    private static String hex(byte octet) {
        return String.format(Locale.ROOT, "\\x%02x", octet & 0xFF);
    }
}
