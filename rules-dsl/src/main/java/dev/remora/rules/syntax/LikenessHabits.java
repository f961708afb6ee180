package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what stands for words that compare texts by a part, as databases and programs do: {@code like "GET%"}, {@code starts with "GET"}. */
final class LikenessHabits {
    // What a pattern has before and behind a text that begins or ends so.
    private static final Map<String, String> SIDES = Map.ofEntries(Map.entry("startswith", "^"), Map.entry("starts_with", "^"), Map.entry("starts", "^"),
            Map.entry("beginswith", "^"), Map.entry("begins", "^"), Map.entry("endswith", "$"), Map.entry("ends_with", "$"), Map.entry("ends", "$"));

    private static final Pattern LIKE    = Pattern.compile("\"[\\w /:=&,;.%-]+\"");
    private static final Pattern NETWORK = Pattern.compile("\"(((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){1,3})%\"");
    private static final Pattern ADDRESS = Pattern.compile("(ip|arp|connection)\\..+");
    private static final Pattern PLAIN   = Pattern.compile("\"[\\w /:=%&,;-]*\"");

    private final TokenRow row;

    private LikenessHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right the words that begin at this token; whether there are such. */
    static boolean mend(int i, String word, TokenRow row) {
        LikenessHabits habits = new LikenessHabits(row);
        return word.equals("like") ? habits.like(i) : SIDES.containsKey(word) && habits.side(i, word);
    }

    // With the wildcards of SQL: any octets, and one.
    private boolean like(int i) {
        String text = row.text(i + 1);
        if (!row.is(i + 1, Keywords.TEXTS) || !LIKE.matcher(text).matches() || text.replace("%", "").length() == 2)
            return false;
        Matcher network = NETWORK.matcher(text);
        if (network.matches() && ADDRESS.matcher(row.text(row.before(i))).matches())
            return isInNetwork(i, network.group(1));
        boolean begins = text.startsWith("\"%");
        boolean ends = text.endsWith("%\"");
        String inside = text.substring(begins ? 2 : 1, text.length() - (ends ? 2 : 1));
        boolean isContained = begins && ends && !inside.contains("%") && !inside.contains("_");
        String pattern = (begins ? "" : "^") + inside.replace(".", "\\.").replace("%", ".*").replace('_', '.') + (ends ? "" : "$");
        tell(i, i, i + 1, isContained ? "contains \"" + inside + "\"" : "matches " + (inside.contains(".") ? "r" : "") + "\"" + pattern + "\"");
        row.get(i).setType(isContained ? CONTAINS : MATCHES);
        return true;
    }

    // `ip.src like "10.1.%"`
    private boolean isInNetwork(int i, String start) {
        int octets = start.split("\\.").length;
        String network = start + ".0".repeat(4 - octets).substring(1) + "/" + 8 * octets;
        tell(i, i, i + 1, "== " + network);
        row.get(i).setType(EQUAL);
        row.join(i + 1, i + 1, LITERAL, network);
        return true;
    }

    // Of a text that a pattern has as it stands.
    private boolean side(int i, String word) {
        int last = row.text(i + 1).equals("with") ? i + 1 : i;
        if (!row.is(last + 1, Keywords.TEXTS))
            return false;
        String text = row.text(last + 1);
        boolean isBeginning = "^".equals(SIDES.get(word));
        String inside = PLAIN.matcher(text).matches() ? text.substring(1, text.length() - 1) : "…";
        String right = "matches \"" + (isBeginning ? "^" + inside : inside + "$") + "\"";
        if (inside.equals("…"))
            row.report(Code.NO_OPERATOR, row.span(i, last), List.of(), row.text(row.span(i, last)), right);
        else
            tell(i, last, last + 1, right);
        row.get(i).setType(MATCHES);
        row.leaveOut(i + 1, last);
        return true;
    }

    private void tell(int first, int last, int end, String right) {
        row.report(Code.NO_OPERATOR, row.span(first, last), Fix.replace(row.span(first, end), right), row.text(row.span(first, last)), right);
    }
}
