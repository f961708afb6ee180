package dev.remora.rules.translate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code content} of a rule of Snort or Suricata: octets, and where they are looked for. */
final class SnortContent implements SnortStep {
    /** What a reader of UTF-8 puts where octets are none. */
    static final char UNREADABLE = '\uFFFD';

    private static final int     FARTHEST = 0xFFFF;
    private static final Pattern WRITTEN  = Pattern.compile("\\s*(!?)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:,(.*))?", Pattern.DOTALL);
    private static final Pattern PART     = Pattern.compile("\\|((?:\\s*[0-9a-fA-F]{2})+\\s*)\\||\\\\.|[^|\\\\]+", Pattern.DOTALL);
    private static final Pattern CURLY    = Pattern.compile("[\u201C\u201D]");
    private static final Pattern NUMBER   = Pattern.compile("-?\\d{1,5}");
    private static final String  SPECIAL  = "^$.|?*+()[]{}";

    private final byte[]  octets;
    private final boolean negated;

    private boolean caseless;
    private boolean atStart;
    private boolean atEnd;
    private boolean aside;      // never searched for in its place, so that nothing counts from there
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
            throw new Untranslatable("content", "its text must be in quotes" + (CURLY.matcher(written).find() ? ", and these are not straight: \"" : ""));
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
            case "fast_pattern" -> aside |= value.strip().equals("only");
            case "fast_pattern_offset", "fast_pattern_length", "rawbytes" -> {}      // how it is looked for, not what
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
        if (number < 0 && !modifier.equals("distance"))
            throw new Untranslatable(modifier, "only distance may be negative");
        return number;
    }

    @Override
    public boolean isNegated() {
        return negated;
    }

    @Override
    public boolean isRelative() {
        return distance != NONE || within != NONE;
    }

    @Override
    public boolean movesOn() {
        return !negated && !aside;
    }

    /** Whether any place will do. */
    boolean isAnywhere() {
        return !isRelative() && !atStart && !atEnd && depth == NONE && offset <= 0;
    }

    @Override
    public boolean isCaseless() {
        return caseless;
    }

    /** The octets as a text of the rule language. */
    String text() {
        StringBuilder text = new StringBuilder("\"");
        for (byte octet : octets)
            append(octet, octet == '"' || octet == '\\', text);
        return text.append('"').toString();
    }

    @Override
    public int length() {
        int first = isRelative() ? distance : offset;
        return room() == 0 ? octets.length + (first == NONE ? 0 : first) : NONE;
    }

    @Override
    public String pattern(boolean caseless, String rest) throws Untranslatable {
        if (isRelative() && (atStart || offset > 0 || depth != NONE))
            throw new Untranslatable("content", "it counts both from the start and from the content before it");
        int room = room();
        if (room < 0)
            throw new Untranslatable("content", "its " + octets.length + " octets do not fit into " + (octets.length + room));
        String found = (this.caseless && !caseless ? "(?i:" + octetsAsPattern() + ')' : octetsAsPattern()) + (atEnd ? "\\z" : "");
        if (isRelative())
            return behind(distance == NONE ? 0 : distance, room, found, rest);
        boolean isFromStart = offset > 0 || room != Integer.MAX_VALUE;
        return (isFromStart ? '^' + octets(Math.max(offset, 0), room) : "") + found + rest;
    }

    /** By how many octets its place is longer than it is. */
    private int room() {
        int place = isRelative() ? within : atStart ? octets.length : depth;
        return place == NONE ? Integer.MAX_VALUE : place - octets.length;
    }

    /** From where the one before ended on, or so many octets before that. */
    private String behind(int first, int room, String found, String rest) {
        if (first >= 0)
            return negated ? "(?!" + octets(first, room) + found + ')' + rest : octets(first, room) + found + rest;
        int ahead = room == Integer.MAX_VALUE ? room : Math.max(first + room, 0);
        int nearest = Math.max(-first - room, 0);
        String back = SnortStep.octets(nearest, -first) + ')';
        return negated ? "(?<!(?=" + octets(0, ahead) + found + ')' + back + rest : "(?<=(?=" + octets(0, ahead) + found + rest + ')' + back;
    }

    /** What may stand before it: so many octets, and some of so many more. */
    private static String octets(int least, int room) {
        return SnortStep.octets(least, room == Integer.MAX_VALUE ? room : least + room);
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
