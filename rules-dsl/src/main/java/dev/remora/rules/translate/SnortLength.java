package dev.remora.rules.translate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a payload there is, as {@code isdataat} asks.
 *
 * @param octets     at least so many behind what was found before; or, counted from the start, more
 * @param isRelative whether they are counted from there
 * @param isFewer    whether there must be fewer
 */
record SnortLength(int octets, boolean isRelative, boolean isFewer) implements SnortStep {
    private static final Pattern WRITTEN = Pattern.compile("\\s*(!?)\\s*(\\d{1,5})\\s*((?:,\\s*(?:relative|rawbytes)\\s*)*)");

    static SnortLength of(String written) throws Untranslatable {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches())
            throw new Untranslatable("isdataat", '`' + written + "` is not a number of octets");
        return new SnortLength(Integer.parseInt(parts.group(2)), parts.group(3).contains("relative"), !parts.group(1).isEmpty());
    }

    /** As a condition on a field, where it counts from the start. */
    String condition(String field) {
        return "len(" + field + ") " + (isFewer ? "<= " : "> ") + octets;
    }

    @Override
    public boolean isNegated() {
        return false;
    }

    @Override
    public boolean isCaseless() {
        return true;
    }

    @Override
    public int length() {
        return 0;
    }

    @Override
    public String pattern(boolean caseless, String rest) {
        return (octets == 1 && isFewer ? "\\z" : (isFewer ? "(?!" : "(?=") + "(?s:.{" + octets + "}))") + rest;
    }
}
