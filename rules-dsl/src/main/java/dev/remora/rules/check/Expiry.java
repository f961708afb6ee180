package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.syntax.Quantity;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.Suppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Says which suppressions have ended on a day: that is for whoever has a calendar, which rules have not. */
public final class Expiry {
    private Expiry() {}

    /** What was checked, with a warning for each suppression whose last day is before {@code today}. */
    public static Checked<RuleFile> of(Checked<RuleFile> checked, LocalDate today) {
        return checked.with(checked.result().map(file -> ended(file.suppressions(), today)).orElse(List.of()));
    }

    private static List<Diagnostic> ended(List<Suppression> suppressions, LocalDate today) {
        List<Diagnostic> found = new ArrayList<>();
        for (Suppression suppression : suppressions) {
            LocalDate last = suppression.until();
            Quantity written = suppression.origin().until();
            if (last != null && written != null && last.isBefore(today))
                found.add(Code.EXPIRED.at(written.span(), last));
        }
        return found;
    }
}
