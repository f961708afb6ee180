package dev.remora.ide.capture;

import dev.remora.ide.make.RuleText;
import dev.remora.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The filter that takes the packets of which a column of the list says the same. */
final class CellFilter {
    private CellFilter() {}

    /**
     * The filter; none where no value of the packet is what the cell says.
     *
     * @param cell   what the column says of a packet
     * @param layers of that packet
     */
    static Optional<String> of(Column column, String cell, List<Node> layers) {
        if (!(column instanceof Column.Standard standard))
            return field(layers, node -> node.name().equals(column.id()));
        return switch (standard) {
            case SOURCE -> field(layers, node -> node.name().endsWith(".src") && node.value().equals(cell));
            case DESTINATION -> field(layers, node -> node.name().endsWith(".dst") && node.value().equals(cell));
            case PROTOCOL -> field(layers, node -> node.isLayer() && node.name().equalsIgnoreCase(cell));
            case LENGTH -> field(layers, node -> node.name().equals("frame.len"));
            case NUMBER, TIME, STATE, INFO -> Optional.empty();
        };
    }

    // The innermost one: the list tells of that.
    private static Optional<String> field(List<Node> layers, Predicate<Node> wanted) {
        return layers.stream().flatMap(CellFilter::all).filter(wanted).reduce((outer, inner) -> inner).map(RuleText::filter);
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(CellFilter::all));
    }
}
