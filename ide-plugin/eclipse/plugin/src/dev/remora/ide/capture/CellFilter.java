package dev.remora.ide.capture;

import dev.remora.field.Catalogue;
import dev.remora.ide.make.RuleText;
import dev.remora.ide.model.Protocols;
import dev.remora.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        return switch (column) {
            case Column.OfField(Catalogue.Entry entry) -> values(layers, entry);
            case Column.Standard standard -> of(standard, cell, layers);
        };
    }

    private static Optional<String> of(Column.Standard column, String cell, List<Node> layers) {
        return switch (column) {
            case SOURCE -> field(layers, node -> node.name().endsWith(".src") && node.value().equals(cell));
            case DESTINATION -> field(layers, node -> node.name().endsWith(".dst") && node.value().equals(cell));
            case PROTOCOL -> field(layers, node -> node.isLayer() && isCalled(cell, node.name()));
            case LENGTH -> field(layers, node -> node.name().equals("frame.len"));
            case NUMBER, TIME, STATE, INFO -> Optional.empty();
        };
    }

    // The innermost one: the list tells of that.
    private static Optional<String> field(List<Node> layers, Predicate<Node> wanted) {
        return layers.stream().flatMap(CellFilter::all).filter(wanted).reduce((outer, inner) -> inner).map(RuleText::filter);
    }

    // The list has the word of the summary, where there is one: it calls ip IPv4.
    private static boolean isCalled(String cell, String protocol) {
        return protocol.equalsIgnoreCase(cell) || Protocols.all().summaries().entrySet().stream()
                .anyMatch(each -> each.getKey().name().equals(protocol) && each.getValue().label().equals(cell));
    }

    // All that the cell tells, or that it is empty; its name may be that of a group, which no node has.
    private static Optional<String> values(List<Node> layers, Catalogue.Entry entry) {
        Set<String> names = entry.members().stream().map(member -> member.field().name()).collect(Collectors.toSet());
        String filter = layers.stream().flatMap(CellFilter::all).filter(node -> names.contains(node.name()))
                .map(node -> node.isLayer() ? entry.name() : RuleText.filter(entry.name(), node.value())).distinct().collect(Collectors.joining(" and "));
        return Optional.of(filter.isEmpty() ? "not " + entry.name() : filter);
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(CellFilter::all));
    }
}
