package dev.remora.rules.fold;

import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predicates compiled anew for each node, when they are first asked of a packet that ended up there. Confined to one thread. */
final class Shaped {
    private static final int ROOM = 64;                 // that a compiled predicate takes, about, in numbers of 64 bits

    private final Compiler        compiler;
    private final Budget          budget;
    private final List<Predicate> predicates = new ArrayList<>();
    private final List<Probe>     whole      = new ArrayList<>();

    /** Where the packet at hand ended up. */
    @Nullable
    Node node;

    Shaped(Compiler compiler, Budget budget) {
        this.compiler = compiler;
        this.budget = budget;
    }

    /** The code of a predicate, for packets that end up at {@link #node}. */
    Probe probe(Predicate predicate) {
        int number = predicates.size();
        predicates.add(predicate);
        Probe always = compiler.compile(predicate);
        whole.add(always);
        return packet -> {
            Node current = node;
            return (current == null ? always : of(number, current)).holds(packet);
        };
    }

    private Probe of(int number, Node current) {
        Probe probe = number < current.probes.length ? current.probes[number] : null;
        return probe == null ? compile(number, current) : probe;
    }

    private Probe compile(int number, Node current) {
        if (number >= current.probes.length)
            current.probes = Arrays.copyOf(current.probes, predicates.size());
        Predicate predicate = predicates.get(number);
        Predicate residue = Residue.of(predicate, current.exact());
        Probe probe = residue == predicate ? whole.get(number) : compiler.compile(residue);
        budget.spend(ROOM);
        current.probes[number] = probe;
        return probe;
    }
}
