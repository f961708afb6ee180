package dev.remora.rules.source;

/**
 * A place in a text as people count: line and column, both from 1.
 *
 * <p>The column counts UTF-16 units; see {@link Source#displayColumn} for the cell on a terminal. Immutable.
 */
public record Position(int line, int column) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
