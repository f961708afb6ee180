package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A tree as text, without its places: {@code (Compare (Name tcp.port) == (Literal 80))}. */
public final class Shape {
    private Shape() {}

    /** The tree with all that is in it. */
    public static String of(Object value) {
        return of(value, true);
    }

    /** The tree without the parentheses that are in it. */
    static String withoutGroups(Object value) {
        return of(value, false);
    }

    private static String of(Object value, boolean groups) {
        return switch (value) {
            case Expr.Group group when !groups -> of(group.inner(), false);
            case null -> "-";
            case Expr.Name name -> name.text();
            case Word word -> word.isMissing() ? "?" : word.text();
            case Quantity quantity -> quantity.isMissing() ? "?" : quantity.text();
            case Expr.Literal literal -> literal.form() == Expr.Literal.Form.WORD ? "'" + literal.text() : literal.text();
            case Text text -> text.isMissing() ? "?" : text.raw();
            case Relation relation -> relation.symbol();
            case Operation operation -> operation.symbol();
            case Collection<?> all -> all.stream().map(each -> of(each, groups)).collect(Collectors.joining(" "));
            case Record node -> record(node, groups);
            default -> value.toString().toLowerCase(Locale.ROOT);
        };
    }

    private static String record(Record node, boolean groups) {
        String parts = Arrays.stream(node.getClass().getRecordComponents())
                .filter(component -> component.getType() != Span.class)
                .map(component -> read(component, node))
                .filter(value -> value != Quantifier.DEFAULT)
                .map(part -> of(part, groups))
                .collect(Collectors.joining(" "));
        return "(" + (node.getClass().getSimpleName() + " " + parts).strip() + ")";
    }

    private static Object read(RecordComponent component, Record node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(component.toString(), e);
        }
    }
}
