package dev.remora.rules.type;

import dev.remora.rules.syntax.Expr.Range;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Some octets of a value, or some layers of a packet: {@code [0:4]}, {@code [0,2-4,-1]}, {@code #[1-2]}. Immutable.
 *
 * @param ranges the parts, whose octets are put one behind the other
 */
public record Cut(List<Range> ranges) {
    public Cut {
        ranges = List.copyOf(ranges);
    }

    /** Octets that it has of whatever value; empty where that depends on the value. */
    public OptionalInt length() {
        boolean isFixed = !ranges.isEmpty() && ranges.stream().noneMatch(range -> range instanceof Range.From);
        return isFixed ? OptionalInt.of(ranges.stream().mapToInt(range -> count(range, 0)).sum()) : OptionalInt.empty();
    }

    /** Where its octets are in whatever value, so many of a part that has no end; those below zero are told from the value's end, where -1 is the last. */
    public IntStream places(int most) {
        return ranges.stream().flatMapToInt(range -> {
            int first = first(range, 0);
            int end = range instanceof Range.From ? first + most : first + count(range, 0);
            return IntStream.range(first, first < 0 ? Math.min(end, 0) : end);
        });
    }

    /** Adds the octets of a value; nothing where any part reaches outside it. */
    public void apply(Occurrences in, int i, Occurrences out) {
        int length = in.length(i);
        for (int r = 0; r < ranges.size(); r++)
            if (!fits(ranges.get(r), length))
                return;
        if (ranges.size() == 1)
            out.addPart(in, i, first(ranges.getFirst(), length), count(ranges.getFirst(), length));
        else
            join(in, i, out);
    }

    private void join(Occurrences in, int i, Occurrences out) {
        int length = in.length(i);
        int mark = out.mark();
        for (int r = 0; r < ranges.size(); r++) {
            Range range = ranges.get(r);
            out.put(in.array(i), in.start(i) + first(range, length), count(range, length));
        }
        out.addMade(mark);
        out.cameFrom(in, i);
    }

    private static boolean fits(Range range, int length) {
        int first = first(range, length);
        int count = count(range, length);
        return first >= 0 && count >= 1 && count <= length - first;
    }

    private static int first(Range range, int length) {
        return switch (range) {
            case Range.One(var span, int index) -> fromStart(index, length);
            case Range.Count(var span, int first, int count) -> fromStart(first, length);
            case Range.Between(var span, int first, int last) -> fromStart(first, length);
            case Range.From(var span, int first) -> fromStart(first, length);
            case Range.First(var span, int count) -> 0;
        };
    }

    private static int count(Range range, int length) {
        return switch (range) {
            case Range.One(var span, int index) -> 1;
            case Range.Count(var span, int first, int count) -> count;
            case Range.Between(var span, int first, int last) -> last - first + 1;
            case Range.From(var span, int first) -> length - fromStart(first, length);
            case Range.First(var span, int count) -> count;
        };
    }

    private static int fromStart(int index, int length) {
        return index < 0 ? length + index : index;
    }

    /** Whether a layer is among those chosen; the outermost is 1, and the last of {@code total} is -1. */
    public boolean hasLayer(int layer, int total) {
        for (int r = 0; r < ranges.size(); r++)
            if (has(ranges.get(r), layer, total))
                return true;
        return false;
    }

    private static boolean has(Range range, int layer, int total) {
        return switch (range) {
            case Range.One(var span, int index) -> layer == numbered(index, total);
            case Range.Count(var span, int first, int count) -> layer >= numbered(first, total) && layer - numbered(first, total) < count;
            case Range.Between(var span, int first, int last) -> layer >= numbered(first, total) && layer <= numbered(last, total);
            case Range.From(var span, int first) -> layer >= numbered(first, total);
            case Range.First(var span, int count) -> layer < count;              // from layer 0, which none is: as in Wireshark
        };
    }

    private static int numbered(int index, int total) {
        return index < 0 ? total + 1 + index : index;
    }
}
