package dev.remora.rules.compile;

import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Message;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Written;
import dev.remora.tree.Display;
import dev.remora.tree.TextBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiled messages. Confined to one thread. Allocates nothing after warm-up, except for fields that are text or fractions. */
public final class Texts {
    /** Writes a piece of a message; false where there is nothing to write. */
    @FunctionalInterface
    private interface Piece {
        boolean write(Packet packet, TextBuffer out);
    }

    private final Piece[] pieces;

    private Texts(Piece[] pieces) {
        this.pieces = pieces;
    }

    /**
     * The code of a message.
     *
     * @param twin what stands for an operand in packets of the other IP version; null: nothing
     */
    public static Texts of(Message message, Function<Operand, @Nullable Operand> twin) {
        return new Texts(message.parts().stream().map(part -> piece(part, twin)).toArray(Piece[]::new));
    }

    /** Writes the message for a packet; a question mark for each value that it lacks. */
    public void write(Packet packet, TextBuffer out) {
        for (Piece piece : pieces)
            if (!piece.write(packet, out))
                out.octet('?');
    }

    private static Piece piece(Message.Part part, Function<Operand, @Nullable Operand> twin) {
        return switch (part) {
            case Message.Part.Words(String text) -> (packet, out) -> {
                out.text(text);
                return true;
            };
            case Message.Part.Values(Operand operand) -> {
                Piece own = value(operand);
                Operand other = twin.apply(operand);
                if (other == null)
                    yield own;
                Piece instead = value(other);
                yield (packet, out) -> own.write(packet, out) || instead.write(packet, out);
            }
        };
    }

    private static Piece value(Operand operand) {
        return operand instanceof Operand.FieldOf(var origin, Catalogue.Entry entry, var layers) && layers == null ? field(entry) : computed(operand);
    }

    private static Piece field(Catalogue.Entry entry) {
        Values values = new Values();
        Display display = Display.of(entry.first());
        return (packet, out) -> {
            entry.read(packet, values);
            if (values.isEmpty())
                return false;
            display.write(packet, values, 0, out);
            return true;
        };
    }

    private static Piece computed(Operand operand) {
        Read read = Reads.of(operand);
        Occurrences values = new Occurrences();
        return (packet, out) -> {
            values.clear();
            read.read(packet, values);
            if (values.isEmpty())
                return false;
            Written.put(values, 0, operand, out);
            return true;
        };
    }
}
