package dev.remora.rules.explain;

import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Reads;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Value;
import dev.remora.rules.type.Written;
import dev.remora.tree.Display;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.ValueNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads operands of one packet, for people. */
final class Readings {
    private final Packet packet;

    Readings(Packet packet) {
        this.packet = packet;
    }

    /** A part of a rule as the rule has it, on one line. */
    static String text(Expr part) {
        return OneLine.of(Printer.print(part));
    }

    /** An operand that is read for itself. */
    Reading of(Operand operand) {
        return of(operand, value -> true, -1);
    }

    /**
     * An operand whose values are tested.
     *
     * @param holds   whether the test holds for a value
     * @param decider the value that settled it; -1: none by itself
     */
    Reading of(Operand operand, IntPredicate holds, int decider) {
        Occurrences read = new Occurrences();
        Reads.of(operand).read(packet, read);
        List<Reading.Value> values = new ArrayList<>();
        Texts texts = new Texts(operand);
        for (int i = 0; i < read.size(); i++)
            if (i < Reading.MOST || i == decider)
                values.add(value(texts, read, i, holds.test(i), i == decider));
        return new Reading(operand, text(operand.origin()), label(operand), values, read.size(), read.isEmpty() ? absence(operand) : "", inputs(operand));
    }

    private Reading.Value value(Texts texts, Occurrences read, int i, boolean holds, boolean decides) {
        texts.read(read, i);
        boolean located = read.octets(i) > 0 && read.layer(i) != Packet.ABSENT && read.at(i) + read.octets(i) <= packet.frame().extent();
        Octets octets = located ? Octets.of(packet.frame(), read.at(i), read.octets(i)) : null;
        return new Reading.Value(texts.text, texts.meaning, layer(read.layer(i)), octets, holds, decides);
    }

    private String layer(int layer) {
        if (layer == Packet.ABSENT)
            return "";
        int instance = packet.instance(layer);
        String name = packet.type(layer).name();
        return packet.find(packet.type(layer), layer + 1) == Packet.ABSENT && instance == 1 ? name : name + "#" + instance;
    }

    private static String label(Operand operand) {
        return operand instanceof Operand.FieldOf field ? field.entry().first().meta().label() : "";
    }

    private static List<Operand> parts(Operand operand) {
        return switch (operand) {
            case Operand.FieldOf field -> List.of();
            case Operand.Constant constant -> List.of();
            case Operand.Slice slice -> List.of(slice.of());
            case Operand.Carried carried -> List.of();
            case Operand.AsOctets octets -> parts(octets.of());
            case Operand.Computed computed -> List.of(computed.left(), computed.right());
            case Operand.Negated negated -> List.of(negated.of());
            case Operand.Call call -> call.arguments();
        };
    }

    private List<Reading> inputs(Operand operand) {
        return parts(operand).stream().filter(part -> !(part instanceof Operand.Constant)).map(this::of).toList();
    }

    // Absence

    private String absence(Operand operand) {
        if (operand instanceof Operand.FieldOf field)
            return absence(field);
        List<Reading> missing = inputs(operand).stream().filter(Reading::isAbsent).toList();
        return missing.isEmpty() ? "it has no value here" : missing.getFirst().absent();
    }

    private String absence(Operand.FieldOf field) {
        if (field.entry().isProtocol() && field.layers() == null)
            return "the packet has no " + field.entry().name() + " layer";
        Catalogue.Entry entry = field.entry();
        List<String> protocols = entry.members().stream().map(member -> member.protocol().name()).distinct().toList();
        boolean layered = entry.members().stream().anyMatch(member -> packet.find(member.protocol()) != Packet.ABSENT);
        if (!layered)
            return "the packet has no " + String.join(" or ", protocols) + (protocols.size() == 1 && isVirtual(protocols.getFirst()) ? "" : " layer");
        if (field.layers() != null)
            return "no layer with this number has it";
        if (entry.name().startsWith("connection."))
            return "nothing is known about it at this packet";
        return protocols.getFirst().equals("frame") ? "the capture does not say" : "the " + protocols.getFirst() + " layer does not have it";
    }

    // Not on the wire, but known about the packet.
    private static boolean isVirtual(String protocol) {
        return protocol.equals("connection");
    }

    /** The text of one value after the other; the fields that a rule names print as they do everywhere. */
    private final class Texts {
        private final Operand    operand;
        private final Values     values = new Values();
        private final TextBuffer buffer = new TextBuffer(64);
        private int              next;

        String text    = "";
        String meaning = "";

        Texts(Operand operand) {
            this.operand = operand;
            if (operand instanceof Operand.FieldOf field)
                field.entry().read(packet, values);
        }

        void read(Occurrences read, int i) {
            buffer.clear();
            meaning = "";
            if (operand instanceof Operand.FieldOf field)
                field(field.entry(), read, i);
            else if (operand instanceof Operand.Constant(var origin, var kind, Value.Prefix network))
                buffer.text(Readings.text(origin));                            // the octets alone do not say how many bits count
            else
                computed(read, i);
            text = buffer.toString();
        }

        // Values that were left out by their layer are skipped: what was read is a part of all, in the same order.
        private void field(Catalogue.Entry entry, Occurrences read, int i) {
            while (next < values.size() - 1 && (values.layer(next) != read.layer(i) || values.at(next) != read.at(i)))
                next++;
            if (entry.type() == Type.PROTOCOL || entry.type() == Type.NONE)
                buffer.text("present");
            else
                Display.of(entry.first()).write(packet, values, next, buffer);
            String name = entry.type() == Type.BOOL ? null : ValueNames.of(entry.first(), packet, values, next);
            meaning = name == null ? "" : name;
            next++;
        }

        private void computed(Occurrences read, int i) {
            String quote = operand.kind() == Kind.TEXT ? "\"" : "";
            boolean hexadecimal = operand instanceof Operand.Computed && operand.kind() == Kind.INTEGER && Printer.print(operand.origin()).contains("0x");
            if (hexadecimal)                                               // as the rule's author thinks of it
                buffer.text("0x" + Long.toHexString(read.number(i)));
            else
                Written.put(read, i, operand, buffer.text(quote));
            buffer.text(quote);
        }
    }
}
