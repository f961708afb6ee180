package dev.remora.rules.translate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Perl-compatible pattern of a rule of Snort or Suricata. */
final class SnortPattern implements SnortStep {
    private static final Pattern WRITTEN = Pattern.compile("\\s*(!?)\\s*\"/(.*)/(\\w*)\"\\s*", Pattern.DOTALL);

    // Outside of brackets, and not behind a backslash.
    private static final Pattern QUOTED     = Pattern.compile("\\\\.|\\[\\^?]?(?:\\\\.|[^]\\\\])*]", Pattern.DOTALL);
    private static final Pattern LOOKS_BACK = Pattern.compile("\\^|\\(\\?<[=!]");
    private static final Pattern AT_START   = Pattern.compile("(?:[^\\\\]|\\\\[^AGbB])*+\\\\[AGbB].*", Pattern.DOTALL);
    private static final Pattern GROUP      = Pattern.compile("(?:[^\\\\]|\\\\[^1-9gk])*+\\\\[1-9gk].*|.*\\(\\?P=.*", Pattern.DOTALL);

    private final String  pattern;
    private final String  letters;
    private final boolean negated;

    private SnortPattern(String pattern, String letters, boolean negated) {
        this.pattern = pattern;
        this.letters = letters;
        this.negated = negated;
    }

    /**
     * Reads what stands behind {@code pcre:}.
     *
     * @throws Untranslatable if it is none, or one that means something else in a longer pattern
     */
    static SnortPattern of(String written) throws Untranslatable {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches())
            throw new Untranslatable("pcre", "a pattern must be in quotes and between slashes");
        if (written.indexOf(SnortContent.UNREADABLE) >= 0)
            throw new Untranslatable("pcre", "it has octets that are not UTF-8; write them as \\xHH");
        String other = parts.group(3).replaceAll("[ismxRBO]", "");
        if (!other.isEmpty())
            throw new Untranslatable("pcre", "the flag " + other.charAt(0) + " is not translated, only i, s, m, x, R, B and O");
        SnortPattern pattern = new SnortPattern(withoutQuoting(parts.group(2)), parts.group(3), !parts.group(1).isEmpty());
        if (pattern.isRelative() && pattern.looksBack())
            throw new Untranslatable("pcre", "behind a content, a pattern may have ^ only as its first character, and no \\A, \\G, \\b, \\B or (?<");
        return pattern;
    }

    /** The same without {@code \Q} and {@code \E}: what stands between them, each character for itself. */
    private static String withoutQuoting(String pattern) {
        StringBuilder plain = new StringBuilder();
        boolean quotes = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
            if (c == '\\' && (next == 'E' || next == 'Q' && !quotes)) {
                quotes = next == 'Q';
                i++;
            } else if (quotes)
                plain.append(Character.isLetterOrDigit(c) || c > '~' ? "" : "\\").append(c);
            else if (c == '\\' && i + 1 < pattern.length()) {
                plain.append(c).append(next);
                i++;
            } else
                plain.append(c);
        }
        return plain.toString();
    }

    // In the original, what comes before it is out of sight.
    private boolean looksBack() {
        boolean isAnchored = pattern.startsWith("^");
        String plain = QUOTED.matcher(isAnchored ? pattern.substring(1) : pattern).replaceAll("");
        return LOOKS_BACK.matcher(plain).find() || AT_START.matcher(pattern).matches() || isAnchored && hasChoice(plain);
    }

    private static boolean hasChoice(String plain) {
        int depth = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0)
                return true;
        }
        return false;
    }

    @Override
    public boolean isRelative() {
        return letters.contains("R");
    }

    @Override
    public boolean isNegated() {
        return negated;
    }

    @Override
    public boolean isCaseless() {
        return letters.contains("i");
    }

    @Override
    public int length() {
        return NONE;
    }

    /** Whether it counts groups, which others before it would number otherwise. */
    boolean countsGroups() {
        return GROUP.matcher(pattern).matches();
    }

    /** The whole pattern, where nothing is looked for from its end. */
    String alone() {
        String others = letters.replaceAll("[iRBO]", "");
        String mode = isCaseless() ? others.isEmpty() ? "" : "(?" + others + ')' : "(?" + others + "-i)";
        return mode + raw(pattern);
    }

    @Override
    public String pattern(boolean caseless, String rest) throws Untranslatable {
        if (letters.contains("x") && pattern.contains("#"))
            throw new Untranslatable("pcre", "a pattern with comments cannot be part of a longer one");
        boolean isAnchored = isRelative() && pattern.startsWith("^");
        String others = letters.replaceAll("[iRBO]", "");
        String mode = others + (isCaseless() == caseless ? "" : isCaseless() ? "i" : "-i");
        String found = "(?" + mode + ':' + raw(isAnchored ? pattern.substring(1) : pattern) + ')';
        String before = !isRelative() ? "" : !isAnchored ? SnortStep.octets(0, Integer.MAX_VALUE) : letters.contains("m") ? "(?s:.*?\\n(?!\\z))?" : "";
        if (negated)
            return "(?!" + before + found + ')' + rest;
        return before + (rest.isEmpty() ? found : "(?>" + found + ')' + rest);      // once found, it is not tried with another end
    }

    /** A pattern such that no quote ends the raw text around it, and no backslash keeps it from ending. */
    private static String raw(String pattern) {
        StringBuilder raw = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escapes = c == '\\' && i + 1 < pattern.length();
            if (escapes && pattern.charAt(i + 1) != '\\')
                raw.append(c).append(pattern.charAt(++i));
            else if (c == '\\') {
                raw.append("\\x5c");
                i++;
            } else
                raw.append(c == '"' ? "\\\"" : c);
        }
        return raw.toString();
    }
}
