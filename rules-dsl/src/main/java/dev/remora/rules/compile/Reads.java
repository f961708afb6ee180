package dev.remora.rules.compile;

import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Cut;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compiles operands, whatever they are: the general way, by lists of values. */
public final class Reads {
    private Reads() {}

    /** The code that gives an operand's values. */
    public static Read of(Operand operand) {
        return switch (operand) {
            case Operand.FieldOf(var origin, Catalogue.Entry entry, var layers) -> field(entry, layers);
            case Operand.Constant(var origin, Kind kind, Value value) -> (packet, out) -> add(value, out);
            case Operand.Slice(var origin, Operand of, Cut octets) -> each(of, octets::apply);
            case Operand.Carried(Operand.FieldOf of) -> carried(of(of));
            case Operand.AsOctets(Operand of) -> each(of, Reads::octets);
            case Operand.Negated(var origin, Operand of) -> each(of, of.kind() == Kind.FLOAT ? Reads::negateDouble : Reads::negate);
            case Operand.Computed computed -> computed(computed);
            case Operand.Call call -> call(call);
        };
    }

    private static Read field(Catalogue.Entry entry, @Nullable Cut layers) {
        Values values = new Values();
        Type type = entry.type();
        return (packet, out) -> {
            entry.read(packet, values);
            for (int i = 0; i < values.size(); i++)
                if (layers == null || isChosen(layers, packet, values.layer(i)))
                    out.add(values, i, type, packet);
        };
    }

    private static Read carried(Read protocol) {
        Occurrences layers = new Occurrences();
        return (packet, out) -> {
            layers.clear();
            protocol.read(packet, layers);
            for (int i = 0; i < layers.size(); i++)
                out.addToEnd(layers, i, packet.limit(layers.layer(i)) - layers.at(i));
        };
    }

    /** Whether a layer is one of those that are chosen among all of its protocol. */
    static boolean isChosen(Cut layers, Packet packet, int layer) {
        int total = 0;
        for (int i = 0; i < packet.layers(); i++)
            if (packet.type(i) == packet.type(layer))
                total++;
        return layers.hasLayer(packet.instance(layer), total);
    }

    /** Adds a constant. A network counts as its first address. */
    static void add(Value value, Occurrences out) {
        switch (value) {
            case Value.Scalar(long number) -> out.add(number);
            case Value.Octets octets -> out.add(octets.array(), 0, octets.array().length);
            case Value.Prefix(Value.Octets network, Value.Octets mask) -> out.add(network.array(), 0, network.array().length);
        }
    }

    /** What makes one value of another, or none. */
    @FunctionalInterface
    private interface Step {
        void apply(Occurrences in, int i, Occurrences out);
    }

    private static Read each(Operand of, Step step) {
        Read inner = of(of);
        Occurrences values = new Occurrences();
        return (packet, out) -> {
            values.clear();
            inner.read(packet, values);
            for (int i = 0; i < values.size(); i++)
                step.apply(values, i, out);
        };
    }

    private static void octets(Occurrences in, int i, Occurrences out) {
        int mark = out.mark();
        for (int shift = 24; shift >= 0; shift -= 8)
            out.put((int) (in.number(i) >> shift));
        out.addMade(mark);
        out.cameFrom(in, i);
    }

    private static void negate(Occurrences in, int i, Occurrences out) {
        out.add(-in.number(i));
        out.cameFrom(in, i);
    }

    private static void negateDouble(Occurrences in, int i, Occurrences out) {
        out.add(in.number(i) ^ Long.MIN_VALUE);                       // the sign of a double is its first bit
        out.cameFrom(in, i);
    }

    private static Read computed(Operand.Computed computed) {
        Read left = of(computed.left());
        Read right = of(computed.right());
        Occurrences l = new Occurrences();
        Occurrences r = new Occurrences();
        var step = computed.signature().step();
        return (packet, out) -> {
            l.clear();
            r.clear();
            left.read(packet, l);
            right.read(packet, r);
            for (int i = 0; i < l.size(); i++)
                for (int j = 0; j < r.size(); j++)
                    step.apply(l, i, r, j, out);
        };
    }

    private static Read call(Operand.Call call) {
        Read[] reads = call.arguments().stream().map(Reads::of).toArray(Read[]::new);
        Occurrences[] arguments = new Occurrences[reads.length];
        Arrays.setAll(arguments, i -> new Occurrences());
        var body = call.function().body();
        return (packet, out) -> {
            for (int i = 0; i < reads.length; i++) {
                arguments[i].clear();
                reads[i].read(packet, arguments[i]);
            }
            body.apply(call, arguments, out);
        };
    }
}
