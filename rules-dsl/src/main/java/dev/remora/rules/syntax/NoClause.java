package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Words that begin no clause of a rule where one should begin: {@code suppress for 5m}, which would begin an item, and {@code cooldown = 5m}. */
final class NoClause {
    private static final BitSet SUPPRESSED = Keywords.types(WHEN, UNTIL, BECAUSE);       // what stands behind the name in a suppression

    private static final Set<String> WINDOWS = Set.of("count", "sum");

    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][\\w-]*:");               // as in YAML

    private NoClause() {}

    /** Whether this is such a word, in other than the usual ways. */
    static boolean is(int i, TokenRow row) {
        boolean isAssigned = row.type(i) == NAME && row.type(i + 1) == ASSIGN && !row.text(i).contains(".") && !row.startsLine(i + 1);
        return row.type(i) == SUPPRESS ? !isSuppression(i, row) : isAssigned;
    }

    /** Makes it a name, without the sign behind it: that the word begins no clause is all that is wrong. */
    static void mend(int i, TokenRow row) {
        row.get(i).setType(NAME);
        if (row.type(i + 1) == ASSIGN)
            row.leaveOut(i + 1, i + 1);
    }

    // `suppress port-scan when …` may be an item behind a brace that is missing; `suppress for 5m`, `suppress 5m` and `suppress by ip.src` are none.
    private static boolean isSuppression(int i, TokenRow row) {
        return row.type(i + 1) == NAME && (i + 2 >= row.size() || row.startsLine(i + 2) || row.is(i + 2, SUPPRESSED));
    }

    /** Whether this is a word that is no keyword; behind it there may be a colon, as in {@code risk: 4}. */
    static boolean isWord(Token token) {
        return token.getType() == NAME || isLabel(token);
    }

    /** Whether this is a word with a colon. */
    static boolean isLabel(Token token) {
        return LABEL.matcher(token.getText()).matches();
    }

    /** Whether a token stands first in a line, and what is before it wants no operand. */
    static boolean beginsLine(Token token, Token before) {
        return token.getLine() > before.getLine() && !Keywords.wantsOperand(before.getType());
    }

    /** What is wrong with a word, or a sign, where a clause or an item should begin. */
    static Diagnostic diagnostic(Token next, ParserRuleContext context) {
        Span span = Scanner.span(next);
        String word = next.getText();
        List<String> known = Words.clausesOf(context);
        if (Keywords.isKeyword(next.getType()))
            return Code.MISPLACED_CLAUSE.at(span, word, Words.homeOf(next.getType()));
        if (next.getType() == UNKNOWN)
            return Advice.unknown(next);
        boolean isLabel = isLabel(next);
        if (next.getType() != NAME && !isLabel)
            return Code.SURPLUS.at(span, Excerpt.name(word), "a clause begins with a word such as `" + known.get(0) + "`");
        if (WINDOWS.contains(word))                                  // well spelt, and what follows is no window
            return Code.UNKNOWN_CLAUSE.at(span, word + "(…)", Words.nameOf(context),
                    "; write a window as `" + (word.equals("sum") ? "sum ip.len by ip.src within 10s >= 1MB" : "count by ip.src within 10s >= 5") + "`");
        List<Fix> fixes = new ArrayList<>();
        Spelling.nearest(word, known).ifPresent(right -> fixes.add(Fix.replace(span, right)));
        String meant = Spelling.didYouMean(word, known);
        String advice = !meant.isEmpty() ? meant
                : context instanceof RemoraParser.RuleItemContext ? ForeignClause.advice(word.replace(":", ""))
                : context instanceof RemoraParser.FileContext && isLabel ? "; a rule is written as `rule syn-fin \"SYN and FIN\" { when … }`" : "";
        Diagnostic found = context instanceof RemoraParser.FileContext
                ? Code.UNKNOWN_ITEM.at(span, word, advice)
                : Code.UNKNOWN_CLAUSE.at(span, word, Words.nameOf(context), advice);
        return found.with(fixes);
    }
}
