package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.DashRanges;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range as other tools write it, where one value must stand: {@code 80-90}, {@code 1:1024}, {@code 10.0.0.1-10.0.0.9}. */
record WrittenRange(String dotted) {
    private static final Pattern QUANTIFIED = Pattern.compile("\\b(?:any|all) +[\\w.#-]+ *!=$");

    /** @param isNumber whether a colon may stand between its ends, as in Snort and iptables */
    static Optional<WrittenRange> of(String raw, boolean isNumber) {
        if (DashRanges.isRange(raw))
            return Optional.of(new WrittenRange(DashRanges.dotted(raw)));
        return isNumber && raw.matches("\\d{1,10}:\\d{1,10}") ? Optional.of(new WrittenRange(raw.replace(":", ".."))) : Optional.empty();
    }

    /** What to say behind "is no number". */
    String advice() {
        return "write a range as `" + dotted + "`, in braces after `in`";
    }

    /** The fix that goes with it, in a set or behind the sign of an equation; or none. */
    List<Fix> fix(Span span, Findings findings) {
        String before = findings.before(span);
        if (before.endsWith("{") || before.endsWith(","))
            return List.of(Fix.replace(span, dotted));
        if (before.endsWith("===") || before.endsWith("!==") || before.endsWith("!=") && QUANTIFIED.matcher(before).find())
            return List.of();                                        // every value, or any, which `in` and `not in` do not ask of
        String right = before.endsWith("==") ? "in {" + dotted + "}" : before.endsWith("!=") ? "not in {" + dotted + "}" : "";
        return right.isEmpty() ? List.of() : List.of(Fix.replace(new Span(findings.endBefore(span) - 2, span.end()), right));
    }
}
