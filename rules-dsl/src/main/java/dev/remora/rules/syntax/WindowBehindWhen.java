package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.List;

/** A window that stands behind {@code when}, as in {@code when count tcp by ip.src within 10s > 5}: it is a clause of its own. */
final class WindowBehindWhen {
    private final TokenRow row;

    private WindowBehindWhen(TokenRow row) {
        this.row = row;
    }

    /** Puts it right where it begins at this token; it is a window from here on. */
    static void mend(TokenRow row, int i) {
        new WindowBehindWhen(row).mend(i);
    }

    private void mend(int i) {
        boolean word = row.type(i) == NAME && row.type(i - 1) == WHEN && (row.text(i).equals("count") || row.text(i).equals("sum")) && row.type(i + 1) != OPEN;
        int at = i + 1;
        while (word && !WindowHabits.isBeyond(at, i, row) && !row.text(at).equals("within"))
            at++;
        if (!word || !row.text(at).equals("within"))
            return;
        String advice = "`" + row.text(i) + "` begins a clause of its own";
        String protocol = protocol(i, at);
        int from = row.span(i - 1).end();
        int to = row.span(i).start();
        Span between = new Span(from, to);
        Fix fix = protocol.isEmpty() ? Fix.delete(row.span(i - 1).to(between), "when")
                : new Fix("Write `when " + protocol + "` before it", List.of(new Fix.Edit(between, " " + protocol + lineBreak(i - 1))));
        if (protocol.isEmpty())
            row.report(Code.SURPLUS, row.span(i - 1), fix, "when", advice);
        else
            row.report(Code.MISSING_OPERAND, row.span(i - 1), fix, "`when`", "a predicate, such as `" + protocol + "`; " + advice);
        row.become(i, row.text(i).equals("sum") ? SUM : COUNT);
        if (protocol.isEmpty())
            row.get(i - 1).setType(TokenRow.LEFT_OUT);
        else
            row.insert(i, NAME, protocol, between.start());
    }

    // To where a clause begins.
    private String lineBreak(int clause) {
        String line = row.source().lineText(row.source().line(row.span(clause).start()));
        return row.startsLine(clause) ? "\n" + line.substring(0, line.length() - line.stripLeading().length()) : " ";
    }

    // Whose packets are counted, where no predicate says which; empty where one does.
    private String protocol(int count, int end) {
        boolean isPredicate = row.text(count).equals("count") && !row.text(count + 1).equals("distinct") && !row.text(count + 1).equals("by");
        for (int i = count + 1; i < end && !isPredicate; i++)
            if (row.type(i) == NAME && row.text(i).contains("."))
                return row.text(i).substring(0, row.text(i).indexOf('.'));
        return "";
    }
}
