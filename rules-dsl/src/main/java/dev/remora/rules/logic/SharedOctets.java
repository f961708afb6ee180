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

    private final Map<Subject, Intervals> allowed;

    /** @param allowed the values that each field may have */
    SharedOctets(Map<Subject, Intervals> allowed) {
        this.allowed = allowed;
    }

    /** Why there are no such octets. */
    Optional<Conflict> conflict() {
        List<Subject> all = new ArrayList<>(allowed.keySet());
        while (!all.isEmpty()) {
            List<Subject> group = group(all);
            if (group.size() > 1 && !isPossible(group)) {
                String names = group.stream().map(subject -> "`" + subject.name() + "`").collect(Collectors.joining(" and "));
                return Optional.of(new Conflict(Conflict.Kind.UNLESS_TWICE, names + " are read from the same octets and contradict each other", group.getFirst().name()));
            }
        }
        return Optional.empty();
    }

    // Takes out the first field, with those that share octets with it or with each other.
    private static List<Subject> group(List<Subject> all) {
        List<Subject> group = new ArrayList<>(List.of(all.removeFirst()));
        for (int i = 0; i < group.size(); i++)
            for (Subject other : List.copyOf(all))
                if (shares(group.get(i), other)) {
                    group.add(other);
                    all.remove(other);
                }
        return group;
    }

    private static boolean shares(Subject a, Subject b) {
        Optional<Cell> first = a.cell();
        Optional<Cell> second = b.cell();
        return first.isPresent() && second.isPresent() && a.isBeside(b) && !a.layers() && !b.layers()
                && first.get().octet() < second.get().end() && second.get().octet() < first.get().end();
    }

    private boolean isPossible(List<Subject> group) {
        List<Cell> cells = group.stream().map(subject -> subject.cell().orElseThrow()).toList();
        int first = cells.stream().mapToInt(Cell::octet).min().orElseThrow();
        int last = cells.stream().mapToInt(Cell::end).max().orElseThrow();
        if (last - first > MOST)
            return true;
        long bits = cells.stream().mapToLong(cell -> cell.bits(last)).reduce(0, (a, b) -> a | b);
        long word = 0;
        do {
            if (suits(word, last, group, cells))
                return true;
            word = word - bits & bits;                               // the next number that has none but these bits
        } while (word != 0);
        return false;
    }

    private boolean suits(long word, int last, List<Subject> group, List<Cell> cells) {
        for (int i = 0; i < group.size(); i++)
            if (!allowed.getOrDefault(group.get(i), Intervals.ALL).has(cells.get(i).value(word, last)))
                return false;
        return true;
    }
}
