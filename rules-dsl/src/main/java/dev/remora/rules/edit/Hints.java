package dev.remora.rules.edit;

import dev.remora.field.Bits;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Flag;
import dev.remora.field.Place;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what numbers stand for: the name of a value, the flags of a word of flags. */
final class Hints {
    // Where the word for a flag is not the end of its name.
    private static final Map<String, String> WORDS = Map.of("reset", "RST", "push", "PSH");

    private final Document   document;
    private final List<Hint> found = new ArrayList<>();

    Hints(Document document) {
        this.document = document;
    }

    List<Hint> in(Span range) {
        Nodes.walk(document.parsed().tree(), this::visit);
        return found.stream().filter(hint -> range.touches(hint.offset())).toList();
    }

    private void visit(Node node) {
        switch (node) {
            case Expr.Compare compare -> {
                add(compare.left(), compare.right());
                add(compare.right(), compare.left());
            }
            case Expr.Arithmetic arithmetic -> {
                add(arithmetic.left(), arithmetic.right());
                add(arithmetic.right(), arithmetic.left());
            }
            case Expr.In in when in.set() instanceof Expr.SetOf set -> set.elements().forEach(element -> {
                add(in.left(), element.from());
                if (element.to() != null)
                    add(in.left(), element.to());
            });
            default -> {}
        }
    }

    private void add(Expr field, Expr value) {
        if (value instanceof Expr.Literal literal && literal.form() == Expr.Literal.Form.WORD)
            entry(field).flatMap(entry -> number(literal.text()).flatMap(number -> meaning(entry, number)))
                    .ifPresent(meaning -> found.add(new Hint(literal.span().end(), "= " + meaning)));
    }

    // A field, also behind a mask: what is compared with tcp.flags & 0x12 are flags too.
    private Optional<Catalogue.Entry> entry(Expr expr) {
        return switch (expr) {
            case Expr.Name name -> document.language().entry(name.text());
            case Expr.Group group -> entry(group.inner());
            case Expr.Layered layered -> entry(layered.operand());
            case Expr.Arithmetic arithmetic -> entry(arithmetic.left());
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.decode(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<String> meaning(Catalogue.Entry entry, int number) {
        if (entry.type().isInteger()) {
            String name = ValueWords.numbered(entry).get(Integer.toUnsignedString(number));
            String flags = flags(entry, number);
            return name != null ? Optional.of(name) : Optional.of(flags).filter(words -> !words.isEmpty());
        }
        return Optional.empty();
    }

    // Flags are under a word where their names begin with its name and a dot, as tcp.flags.syn does with tcp.flags.
    private static String flags(Catalogue.Entry entry, int number) {
        if (!(entry.first() instanceof Field.Numeric word))
            return "";
        StringBuilder words = new StringBuilder();
        for (Field field : entry.members().getFirst().protocol().fields().reversed())
            if (field instanceof Flag flag && flag.name().startsWith(entry.name() + ".") && (number & bit(word, flag)) != 0)
                words.append(words.isEmpty() ? "" : " ").append(word(flag));
        return words.toString();
    }

    // The flag as it stands in the number that the word's octets are; 0 where that cannot be told.
    private static int bit(Field.Numeric word, Flag flag) {
        int behind = octet(word.place()) + word.width() - 1 - octet(flag.place());
        boolean inside = octet(word.place()) >= 0 && octet(flag.place()) >= 0 && behind >= 0 && behind < Math.min(word.width(), Integer.BYTES);
        int bits = inside ? flag.mask() << 8 * behind : 0;
        return word instanceof Bits container ? bits >>> container.shift() & container.mask() : bits;
    }

    private static int octet(Place place) {
        return switch (place) {
            case Place.Fixed fixed -> fixed.octet();
            case Place.When when -> when.octet();
            case Place.InOption option -> -1;
            case Place.At at -> -1;
            case Place.Walk walk -> -1;
        };
    }

    private static String word(Flag flag) {
        String last = flag.name().substring(flag.name().lastIndexOf('.') + 1);
        return WORDS.getOrDefault(last, last.toUpperCase(Locale.ROOT));
    }
}
