package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and values of a test's packet with signs between them, {@code seq=5, ack: 7}, which are one mistake for a packet; and repetitions in other words. */
final class SettingHabits {
    private static final int     MOST    = 64;                       // signs that are put right in a packet
    private static final BitSet  ASSIGNS = Keywords.types(ASSIGN, EQUAL);
    private static final Pattern OCTETS  = Pattern.compile("[0-9A-Fa-f:]+");
    private static final Pattern REPEAT  = Pattern.compile("x(\\d+)|(\\d+)x|\\* ?(\\d+)|(\\d+) times?");

    private static final Set<String> TIMED = Set.of("every", "at");

    private static final Set<String> AFTER = Set.of("after", "delay", "wait", "sleep", "pause");

    private static final Map<String, String> TIMES = Map.of("twice", "2", "thrice", "3");

    private final TokenRow       row;
    private final List<Fix.Edit> edits = new ArrayList<>();

    SettingHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right what stands between these tokens, and gives the end of them. */
    int mend(int first, int before) {
        edits.clear();
        int end = before;
        Span sign = Span.at(0);
        String why = "";
        for (int i = first; i < end && edits.size() < MOST; i++) {
            boolean isColon = isColon(i);
            if (isColon) {
                int tokens = row.size();
                row.split(i, row.text(i).indexOf(':'), NAME, LITERAL);
                end += row.size() - tokens;
            } else if (!isAssign(i) && !isSeparator(i)) {
                if (isTime(i, end))
                    end--;
                OctetHabits.mend(i, end, row);
                after(i, end);
                repeat(i, end);
                continue;
            }
            Span place = isColon ? new Span(row.span(i).end(), row.span(i).end() + 1) : row.span(i);
            if (edits.isEmpty()) {
                sign = place;
                why = why(isColon ? i : i - 1, i + 1, end, isColon || isAssign(i));
            }
            edit(place, row.span(isColon ? i : i - 1).end(), i + 1, end);
            if (!isColon)
                row.leaveOut(i, i);
        }
        if (!edits.isEmpty())
            report(sign, why);
        return end;
    }

    private boolean isAssign(int i) {
        return row.is(i, ASSIGNS) && row.type(i - 1) == NAME;
    }

    private boolean isSeparator(int i) {
        return row.type(i) == COMMA || row.text(i).equals(";");
    }

    // `seq:` or `seq:5`, but no octets with colons between.
    private boolean isColon(int i) {
        String text = row.text(i);
        int colon = text.indexOf(':');
        return row.type(i) == LITERAL && colon > 0 && PacketKey.of(text.substring(0, colon)).isPresent() && !OCTETS.matcher(text).matches();
    }

    private String why(int key, int value, int end, boolean isAssign) {
        boolean isValue = value < end && !row.startsLine(value);
        if (isAssign)
            return "put a space between a key and its value: `" + row.text(key) + " " + (isValue ? row.text(value) : "…") + "`";
        return isValue ? "separate keys and their values with spaces" : "a packet ends with its line";
    }

    private void edit(Span sign, int from, int next, int end) {
        boolean isLast = next >= end || row.startsLine(next);
        edits.add(isLast ? new Fix.Edit(new Span(from, sign.end()), "") : new Fix.Edit(new Span(from, row.span(next).start()), " "));
    }

    private void report(Span sign, String why) {
        String what = row.text(sign);
        String title = edits.size() == 1 ? "Remove `" + what + "`" : "Remove `" + what + "` and other signs between keys and values";
        row.report(Code.SURPLUS, sign, new Fix(title, edits), what, why);
    }

    // `every 3 s`, as one word; whether it was two.
    private boolean isTime(int i, int end) {
        boolean isWanted = row.type(i) == LITERAL && (row.type(i - 1) == PLUS || TIMED.contains(row.text(i - 1)));
        boolean hasUnit = i + 1 < end && row.type(i + 1) == NAME && !row.startsLine(i + 1);
        Optional<String> time = isWanted && hasUnit ? WindowPart.length(row.text(i) + row.text(i + 1)) : Optional.empty();
        if (time.isEmpty())
            return false;
        Span span = row.span(i, i + 1);
        row.report(Code.BAD_DURATION, span, Fix.replace(span, time.get()), row.text(span));
        row.join(i, i + 1, LITERAL, time.get());
        return true;
    }

    // `after 2s`
    private void after(int i, int end) {
        Optional<String> time = row.type(i) == NAME && AFTER.contains(row.text(i)) && i + 1 < end && !row.startsLine(i + 1) ? WindowPart.length(row.text(i + 1)) : Optional.empty();
        if (time.isEmpty())
            return;
        String right = "+" + time.get();
        row.report(Code.SURPLUS, row.span(i), Fix.replace(row.span(i, i + 1), right), row.text(i), "write the time since the packet before as `" + right + "`");
        row.get(i).setType(PLUS);
    }

    // `x5`, `* 5`, `5 times`, `twice`: not where a key takes it as its value.
    private void repeat(int i, int end) {
        boolean isValue = row.type(i - 1) == NAME && PacketKey.of(row.text(i - 1)).filter(key -> !key.takes().isEmpty()).isPresent();
        int last = i + 1 < end && !row.startsLine(i + 1) && (row.type(i) == TIMES_SIGN || row.text(i + 1).startsWith("time")) ? i + 1 : i;
        Span span = row.span(i, last);
        String text = row.text(span);
        Matcher matcher = REPEAT.matcher(text);
        String times = TIMES.getOrDefault(text, "");
        for (int group = 1; times.isEmpty() && matcher.matches() && group <= matcher.groupCount(); group++)
            times = matcher.group(group) == null ? times : matcher.group(group);
        if (isValue || times.isEmpty())
            return;
        row.report(Code.SURPLUS, span, Fix.replace(span, "x " + times), text, "did you mean `x " + times + "`?");
        row.leaveOut(i, last);
    }
}
