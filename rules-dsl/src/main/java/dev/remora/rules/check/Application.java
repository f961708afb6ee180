package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A protocol that is carried by TCP or UDP and that no dissector takes apart, as other tools name it.
 *
 * @param carrier what carries it: {@code tcp} or {@code udp}
 * @param text    whether what it says stands in the payload as it is written
 */
record Application(String name, String carrier, String port, boolean text) {

    /** Read when the first one is asked for, which right rules never do. */
    private static final class Table {
        static final Map<String, Application> ALL = Listing.rows("applications.txt").stream().map(Application::of)
                .collect(Collectors.toUnmodifiableMap(Application::name, Function.identity()));
    }

    private static Application of(String[] row) {
        return new Application(row[0], row[1], row[2], row.length > 3);
    }

    /** The one of this name, in small letters or capitals. */
    static Optional<Application> named(String name) {
        return Optional.ofNullable(Table.ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The one that a name of a field would be of: {@code http} of {@code http.request.method}. */
    static Optional<Application> of(String field) {
        return named(name(field));
    }

    private static String name(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    /** What holds for its packets. */
    String predicate() {
        return carrier + ".port == " + port;
    }

    /** The field that has its octets. */
    String payload() {
        return carrier + ".payload";
    }

    /** What to say behind "is neither a field nor a protocol". */
    String advice() {
        return ": what applications say is not taken apart; ask for their port, `" + predicate() + "`, or their octets, `" + payload() + " contains \"…\"`";
    }

    /** The fix where the name is all of a predicate, or is compared with a text; else none. */
    Fix[] fix(Expr.Name name, Expr predicate) {
        return switch (predicate) {
            case Expr.Name all when name(all.text()).length() == all.text().length() -> new Fix[]{Fix.replace(name.span(), predicate())};
            case Expr.Compare e when text && e.left() == name && e.relation() == Relation.EQUAL && Literals.isText(e.right()) -> new Fix[]{
                new Fix("Ask for `" + payload() + "`", List.of(new Fix.Edit(name.span(), payload()), new Fix.Edit(e.operatorSpan(), "contains")))};
            case Expr.Contains e when text && e.left() == name -> new Fix[]{Fix.replace(name.span(), payload())};
            case Expr.Matches e when text && e.left() == name -> new Fix[]{Fix.replace(name.span(), payload())};
            default -> new Fix[0];
        };
    }
}
