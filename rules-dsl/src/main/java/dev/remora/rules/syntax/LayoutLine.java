package dev.remora.rules.syntax;

import java.util.ArrayList;
import java.util.List;

/** A line of the standard layout while it is made: cells that neighbouring lines of its kind have in columns, and a comment behind them. */
final class LayoutLine {

    /** What a line is; those with cells have them in columns with their neighbours of the same kind. */
    enum Kind {
        /** {@code let}: cells at the sign of equality. */
        LET,
        /** A decision of a policy: cells at its predicate and its note. */
        DECISION,
        /** A packet of a test: cells at its direction and its protocol. */
        PACKET,
        /** A comment alone. */
        COMMENT,
        /** Anything else. */
        PLAIN
    }

    private final List<StringBuilder> cells = new ArrayList<>(List.of(new StringBuilder()));
    private final Kind                kind;
    private final int                 indent;

    private boolean blankBefore;
    private String  comment = "";

    LayoutLine(Kind kind, int indent, boolean blankBefore) {
        this.kind = kind;
        this.indent = indent;
        this.blankBefore = blankBefore;
    }

    Kind kind() {
        return kind;
    }

    int indent() {
        return indent;
    }

    boolean blankBefore() {
        return blankBefore;
    }

    void putBlankBefore() {
        blankBefore = true;
    }

    List<StringBuilder> cells() {
        return cells;
    }

    /** The comment behind the line, or nothing. */
    String comment() {
        return comment;
    }

    void comment(String text) {
        comment = text;
    }

    boolean isEmpty() {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }

    void append(String text) {
        cells.get(cells.size() - 1).append(text);
    }

    /** Begins the cell with this number; further text goes there. */
    void cell(int number) {
        while (cells.size() <= number)
            cells.add(new StringBuilder());
    }
}
