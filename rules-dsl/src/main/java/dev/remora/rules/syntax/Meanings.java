package dev.remora.rules.syntax;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * What is meant by tokens that mean nothing as they stand, in the words of other tools or languages: they are put right, and each such habit is reported.
 *
 * <p>No word of a habit is a word of the language, so that any may be a name. Hence a text is read as it stands first, and only the items in which something is wrong are looked
 * at here; and only where these are not longer than anybody writes, so that this takes no time to speak of whatever the text.
 */
final class Meanings {
    private static final int MOST = 10_000;    // tokens

    private final Source     source;
    private final Problems   problems;
    private final List<Span> right;             // in the order of the text
    private final boolean    isFile;

    private Meanings(Source source, Problems problems, List<Span> right, boolean isFile) {
        this.source = source;
        this.problems = problems;
        this.right = right;
        this.isFile = isFile;
    }

    /** Of a rule file in which all is right in these ranges. */
    static Meanings ofFile(Source source, Problems problems, List<Span> right) {
        return new Meanings(source, problems, right, true);
    }

    /** Of an expression in such a file, or of a filter. */
    static Meanings ofExpression(Source source, Problems problems, List<Span> right) {
        return new Meanings(source, problems, right, false);
    }

    /** The items of a file in which nothing is wrong. */
    static List<Span> right(Source source, File file, Problems problems) {
        List<Item> items = file.items();
        List<Span> right = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Span span = items.get(i).span();
            boolean goesOn = i + 1 < items.size() && items.get(i + 1) instanceof Item.Broken broken && isOneLine(source, span.end(), broken.span().start());
            if (!(items.get(i) instanceof Item.Broken) && !goesOn && !problems.hasAt(span))
                right.add(span);
        }
        return right;
    }

    private static boolean isOneLine(Source source, int from, int to) {
        return source.text(new Span(from, Math.max(from, to))).lines().count() <= 1;
    }

    /** Puts these tokens right, in place. */
    void mend(List<CommonToken> tokens) {
        BitSet wrong = wrong(tokens);
        if (wrong.isEmpty() || wrong.cardinality() > MOST)
            return;
        List<CommonToken> mended = new ArrayList<>();
        for (int from = 0, to; from < tokens.size(); from = to) {
            boolean isWrong = wrong.get(from);
            int end = isWrong ? wrong.nextClearBit(from) : wrong.nextSetBit(from);
            to = end < 0 ? tokens.size() : end;
            List<CommonToken> stretch = new ArrayList<>(tokens.subList(from, to));
            if (isWrong)
                putRight(stretch);
            mended.addAll(stretch);
        }
        tokens.clear();
        tokens.addAll(mended);
    }

    private BitSet wrong(List<CommonToken> tokens) {
        BitSet wrong = new BitSet();
        int next = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int start = tokens.get(i).getStartIndex();
            while (next < right.size() && right.get(next).end() <= start)
                next++;
            wrong.set(i, next == right.size() || right.get(next).start() > start);
        }
        if (wrong.cardinality() == 1)
            wrong.clear(tokens.size() - 1);                   // what ends the text
        return wrong;
    }

    private void putRight(List<CommonToken> tokens) {
        TokenRow row = new TokenRow(source, tokens, problems);
        TextHabits.comments(row, isFile);
        if (isFile) {
            InnerBraces.mend(row);
            ClauseHabits.mend(row);
            PacketHabits.mend(row);
            ExpectHabits.mend(row);
            WindowHabits.mend(row);
            SequenceHabits.mend(row);
        } else
            SpokenHabits.lead(row);
        CaptureFilters.mend(row);
        Habits.mend(row);
    }
}
