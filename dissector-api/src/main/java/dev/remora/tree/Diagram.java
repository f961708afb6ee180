package dev.remora.tree;

import dev.remora.field.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws the fixed part of a protocol as the RFCs do: 32 bits a row, two columns a bit. What no field names is blank. */
public final class Diagram {
    private static final int ROW = 32;

    private final List<Part> parts = new ArrayList<>();

    /** The bits of one field in one row. */
    private record Part(Protocol.Cell cell, int row, int column, int width) {}

    private Diagram(Protocol protocol) {
        int bit = 0;
        for (Protocol.Cell cell : protocol.layout())
            for (int left = cell.width(); left > 0;) {
                int width = Math.min(left, ROW - bit % ROW);
                parts.add(new Part(cell, bit / ROW, bit % ROW, width));
                bit += width;
                left -= width;
            }
    }

    /** The diagram of a protocol, lines that end with a line break; empty where nothing has a fixed place. */
    public static String of(Protocol protocol) {
        return protocol.layout().stream().allMatch(cell -> cell.label().isEmpty()) ? "" : new Diagram(protocol).draw();
    }

    private String draw() {
        StringBuilder out = new StringBuilder();
        int rows = parts.isEmpty() ? 0 : parts.getLast().row + 1;
        for (int row = 0; row < rows; row++) {
            rule(row, out);
            cells(row, out);
        }
        if (rows > 0)
            rule(rows, out);
        return out.toString();
    }

    /** The line above a row, open where a field goes on from the row before. */
    private void rule(int row, StringBuilder out) {
        List<Part> above = row(row - 1);
        List<Part> below = row(row);
        int width = Math.max(width(above), width(below));
        out.append('+');
        for (int column = 0; column < width; column++) {
            Part one = at(above, column);
            Part other = at(below, column);
            out.append(one != null && other != null && one.cell == other.cell ? ' ' : '-');
            boolean edge = column + 1 == width || at(above, column + 1) != one || at(below, column + 1) != other;
            out.append(edge || out.charAt(out.length() - 1) == '-' ? '+' : ' ');
        }
        out.append('\n');
    }

    private void cells(int row, StringBuilder out) {
        out.append('|');
        for (Part part : row(row)) {
            int room = part.width * 2 - 1;
            String text = isLargest(part) ? text(part.cell, room) : "";
            int left = (room - text.length()) / 2;
            out.append(" ".repeat(left)).append(text).append(" ".repeat(room - text.length() - left)).append('|');
        }
        out.append('\n');
    }

    /** The label where there is room for it; else the end of the name; else as much of it as fits; the letter of a flag. */
    private static String text(Protocol.Cell cell, int room) {
        if (cell.label().length() <= room)
            return cell.label();
        String name = cell.name().substring(cell.name().lastIndexOf('.') + 1);
        if (room == 1)
            return name.substring(0, 1).toUpperCase(Locale.ROOT);
        return name.substring(0, Math.min(room, name.length()));
    }

    /** A field in several rows has its label in the first of those where it is widest. */
    private boolean isLargest(Part part) {
        for (Part other : parts)
            if (other.cell == part.cell && (other.width > part.width || other.width == part.width && other.row < part.row))
                return false;
        return true;
    }

    private List<Part> row(int row) {
        return parts.stream().filter(part -> part.row == row).toList();
    }

    private static int width(List<Part> row) {
        return row.isEmpty() ? 0 : row.getLast().column + row.getLast().width;
    }

    private static @Nullable Part at(List<Part> row, int column) {
        for (Part part : row)
            if (column >= part.column && column < part.column + part.width)
                return part;
        return null;
    }
}
