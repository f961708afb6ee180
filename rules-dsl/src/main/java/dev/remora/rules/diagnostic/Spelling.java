package dev.remora.rules.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was meant to be. */
public final class Spelling {
    private Spelling() {}

    /**
     * The candidate nearest to a word, where one is near enough to be meant: about one letter in three may differ. Of several, the one that is longest the same from its
     * beginning on, since letters there are seldom mistyped; then the first of the alphabet. Before all of them comes the one that goes on with a dot where the word ends.
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return nearest(word, candidates, Math.max(1, word.length() / 3));
    }

    /** The same, where no more than so many letters may differ. */
    public static Optional<String> nearest(String word, Collection<String> candidates, int mostLetters) {
        List<String> longer = candidates.stream().filter(candidate -> candidate.startsWith(word + ".")).distinct().limit(2).toList();
        if (longer.size() == 1)
            return Optional.of(longer.getFirst());
        Optional<String> nearest = Optional.empty();
        int most = mostLetters;
        for (String candidate : candidates) {
            int distance = distance(word, candidate, most);
            if (distance > most || distance == most && nearest.isPresent() && !isBetter(candidate, nearest.get(), word))
                continue;
            nearest = Optional.of(candidate);
            most = distance;
        }
        return nearest;
    }

    private static boolean isBetter(String candidate, String than, String word) {
        int more = common(word, candidate) - common(word, than);
        return more > 0 || more == 0 && candidate.compareTo(than) < 0;
    }

    private static int common(String a, String b) {
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same))
            same++;
        return same;
    }

    /** The end of a message: {@code ; did you mean `rule`?}, or nothing. */
    public static String didYouMean(String word, Collection<String> candidates) {
        return nearest(word, candidates).map(found -> "; did you mean `" + found + "`?").orElse("");
    }

    /**
     * How many letters must be inserted, deleted, replaced or swapped with their neighbour; capitals do not count. Where that is more than {@code most}, any greater
     * number: only what lies so near to the diagonal is looked at, and no further once two rows are beyond.
     */
    static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most)
            return most + 1;
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++)
            last[j] = j;
        for (int i = 1, leastBefore = 0; i <= a.length(); i++) {
            int least = fill(row, last, beforeLast, a, b, i, most);
            if (least > most && leastBefore > most)
                return most + 1;
            leastBefore = least;
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }

    // A row of the table, as far as it lies within the distance; its least number. What is beside that is beyond.
    private static int fill(int[] row, int[] last, int[] beforeLast, String a, String b, int i, int most) {
        int from = Math.max(1, i - most);
        int to = Math.min(b.length(), i + most);
        row[from - 1] = from == 1 ? i : most + 1;
        int least = row[from - 1];
        for (int j = from; j <= to; j++) {
            int above = j == i + most && i > 1 ? most + 1 : last[j];
            row[j] = Math.min(Math.min(row[j - 1], above) + 1, last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            least = Math.min(least, row[j]);
        }
        return least;
    }
}
