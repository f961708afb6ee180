package dev.remora.rules.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A rule of Snort or Suricata as it is written: a header of seven words and options in parentheses.
 *
 * @param line    where it begins, from 1
 * @param header  action, protocol, source, its ports, direction, destination, its ports
 * @param options in their order
 */
record SnortRule(int line, List<String> header, List<Option> options) {
    private static final int WORDS = 7;
    private static final List<String> ENDS = List.of("any", "any", "->", "any", "any");

    /** What newer versions of Suricata also call them. */
    private static final Map<String, String> SAME = Map.of("tcp.flags", "flags", "tcp.seq", "seq", "tcp.ack", "ack", "tcp.window", "window");

    private static final Pattern BEGUN = Pattern.compile("(alert|log|pass|s?drop|block|reject(src|dst|both)?|activate|dynamic|react|rewrite)\\s");
    private static final Pattern MEANT = Pattern.compile(BEGUN + ".*(->|<>|\\(\\s*\\w+\\s*[:;].*\\)$).*");

    /**
     * One option.
     *
     * @param written what stands behind its colon; empty where there is none
     */
    record Option(String keyword, String written) {
        /** What it says: without the quotes around it, and without what keeps a character from ending it. */
        String value() {
            return unquoted(written);
        }
    }

    SnortRule {
        header = List.copyOf(header);
        options = List.copyOf(options);
    }

    String action() {
        return header.get(0).toLowerCase(Locale.ROOT);
    }

    String protocol() {
        return header.get(1).toLowerCase(Locale.ROOT);
    }

    /** Whether it holds for both directions. */
    boolean isBothWays() {
        return "<>".equals(header.get(4));
    }

    /** The last value of an option, or this one where it is missing. */
    String value(String keyword, String otherwise) {
        return options.stream().filter(option -> option.keyword.equals(keyword)).map(Option::value).reduce((first, second) -> second).orElse(otherwise);
    }

    /** How messages call it. */
    String name() {
        String sid = value("sid", "");
        return sid.isEmpty() ? "line " + line : "line " + line + ", sid " + sid;
    }

    /** Whether a text begins as a rule does. */
    static boolean isBegun(CharSequence text) {
        return BEGUN.matcher(text).lookingAt();
    }

    /** Whether a text begins as a rule does and has an arrow, or options at the end. */
    static boolean isMeant(String text) {
        return MEANT.matcher(text).matches();
    }

    /**
     * Reads a rule from text without line ends.
     *
     * @throws Untranslatable if it is none
     */
    static SnortRule parse(int line, String text) throws Untranslatable {
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")"))
            throw new Untranslatable("", "a rule ends with its options in parentheses");
        List<String> header = header(text.substring(0, open));
        if (header.size() == 1)
            throw new Untranslatable("", "a decoder or preprocessor of Snort decides when this rule alerts; nothing in the rule says it");
        if (header.size() == 2)
            header.addAll(ENDS);        // Snort 3 leaves them out where any will do
        if (header.contains("<-"))
            throw new Untranslatable("<-", "there is no such direction; exchange both sides and write ->");
        if (header.size() != WORDS || !List.of("->", "<>").contains(header.get(4)))
            throw new Untranslatable("", "before the parentheses, a rule has action, protocol, source, its ports, -> or <>, destination, its ports");
        return new SnortRule(line, header, options(text.substring(open + 1, text.length() - 1)));
    }

    /** Words between blanks; a list in brackets is one word, whatever blanks it has. */
    private static List<String> header(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        for (char c : (text + ' ').toCharArray()) {
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (!Character.isWhitespace(c))
                word.append(c);
            else if (depth == 0 && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** Options between semicolons; not those in quotes or behind a backslash. */
    private static List<Option> options(String text) throws Untranslatable {
        List<Option> options = new ArrayList<>();
        StringBuilder option = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                option.append(c).append(text.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            if (c != ';' || quoted)
                option.append(c);
            else
                take(option, options);
        }
        if (quoted)
            throw new Untranslatable("", "a quote is never closed");
        take(option, options);
        return options;
    }

    private static void take(StringBuilder text, List<Option> options) {
        String option = text.toString().strip();
        text.setLength(0);
        if (option.isEmpty())
            return;
        int colon = option.indexOf(':');
        String keyword = (colon < 0 ? option : option.substring(0, colon).strip()).toLowerCase(Locale.ROOT);
        options.add(new Option(SAME.getOrDefault(keyword, keyword), colon < 0 ? "" : option.substring(colon + 1).strip()));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value.replaceAll("\\\\([;:\"\\\\])", "$1");
    }
}
