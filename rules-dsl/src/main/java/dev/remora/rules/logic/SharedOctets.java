package dev.remora.rules.logic;

import dev.remora.rules.logic.Subject.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields that are read from the same octets, such as {@code tcp.flags} and each flag: whether there are octets that suit all of them. */
final class SharedOctets {
    private static final int MOST = 2;             // octets that are tried in all their values

    private final List<Part> parts = new ArrayList<>();

    // A field at its place, and the values that it may have.
    private record Part(Subject subject, Cell cell, Intervals allowed) {
        boolean shares(Part other) {
            return cell.octet() < other.cell.end() && other.cell.octet() < cell.end() && subject.isBeside(other.subject);
        }
    }

    /** @param allowed the values that each field may have */
    SharedOctets(Map<Subject, Intervals> allowed) {
        allowed.forEach((subject, values) -> {
            if (!subject.layers())
                subject.cell().ifPresent(cell -> parts.add(new Part(subject, cell, values)));
        });
    }

    /** Why there are no such octets. */
    Optional<Conflict> conflict() {
        List<Part> all = new ArrayList<>(parts);
        while (!all.isEmpty()) {
            List<Part> group = group(all);
            if (group.size() > 1 && !isPossible(group)) {
                String names = group.stream().map(part -> "`" + part.subject.name() + "`").collect(Collectors.joining(" and "));
                String words = names + " are read from the same octets and contradict each other";
                return Optional.of(new Conflict(Conflict.Kind.UNLESS_TWICE, words, group.getFirst().subject.name()));
            }
        }
        return Optional.empty();
    }

    // Takes out the first field, with those that share octets with it or with each other.
    private static List<Part> group(List<Part> all) {
        List<Part> group = new ArrayList<>(List.of(all.removeFirst()));
        for (int i = 0; i < group.size(); i++)
            for (Part other : List.copyOf(all))
                if (group.get(i).shares(other)) {
                    group.add(other);
                    all.remove(other);
                }
        return group;
    }

    private static boolean isPossible(List<Part> group) {
        int first = group.stream().mapToInt(part -> part.cell.octet()).min().orElseThrow();
        int last = group.stream().mapToInt(part -> part.cell.end()).max().orElseThrow();
        if (last - first > MOST)
            return true;
        long bits = group.stream().mapToLong(part -> part.cell.bits(last)).reduce(0, (a, b) -> a | b);
        long word = 0;
        do {
            if (suits(word, last, group))
                return true;
            word = word - bits & bits;                               // the next number that has none but these bits
        } while (word != 0);
        return false;
    }

    private static boolean suits(long word, int last, List<Part> group) {
        for (Part part : group)
            if (!part.allowed.has(part.cell.value(word, last)))
                return false;
        return true;
    }
}
