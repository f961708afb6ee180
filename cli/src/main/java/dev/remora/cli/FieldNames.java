package dev.remora.cli;

import dev.remora.field.Catalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds fields by the names that users write, and what they may have meant where there is none. */
final class FieldNames {
    private FieldNames() {}

    /**
     * The entries of these names, in their order.
     *
     * @throws Failure where a name is unknown
     */
    static List<Catalogue.Entry> find(Catalogue catalogue, List<String> names) {
        List<Catalogue.Entry> found = new ArrayList<>();
        for (String name : names)
            found.add(catalogue.find(name).orElseThrow(() -> unknown(catalogue, name)));
        return found;
    }

    private static Failure unknown(Catalogue catalogue, String name) {
        String hint = nearest(catalogue, name).map(meant -> "; did you mean " + meant + "?").orElse("");
        return Failure.usage("there is no field " + name + hint + " (remora fields lists all)");
    }

    private static Optional<String> nearest(Catalogue catalogue, String name) {
        return catalogue.entries().stream().map(Catalogue.Entry::name).min(Comparator.comparingInt(known -> distance(known, name)))
                .filter(known -> distance(known, name) <= Math.max(2, name.length() / 3));
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
