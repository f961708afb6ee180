package dev.remora.cli;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user may have meant by a word that nobody knows. */
final class Nearest {
    private Nearest() {}

    /** The known word that is most like this one, if it is like it at all. */
    static Optional<String> of(String word, Stream<String> known) {
        int most = Math.max(2, word.length() / 3);
        return known.filter(candidate -> distance(candidate, word) <= most).min(Comparator.comparingInt(candidate -> distance(candidate, word)));
    }

    /** Characters to insert, delete, replace, or swap with their neighbour to make one text of the other (optimal string alignment). */
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++)
            for (int j = 0; j <= other.length(); j++)
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
        return cost[one.length()][other.length()];
    }

    private static int step(int[][] cost, String one, String other, int i, int j) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
