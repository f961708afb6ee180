package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.syntax.Application;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Relation;
import java.util.List;
import java.util.Optional;

/** What to say of a name that would be an application's, or a field of it: {@code http.request.method}. */
record ApplicationField(Application application) {

    /** The application that a name is of, or a field of. */
    static Optional<ApplicationField> of(String name) {
        return Application.named(first(name)).map(ApplicationField::new);
    }

    /** The protocol that a name begins with. */
    static String first(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    // What holds for its packets.
    private String predicate() {
        return application.carrier() + ".port == " + application.port();
    }

    // The field that has its octets.
    private String payload() {
        return application.carrier() + ".payload";
    }

    /** What to say behind "is neither a field nor a protocol". */
    String advice() {
        return ": application protocols are not dissected; ask for the port, `" + predicate() + "`, or the octets, `" + payload() + " contains \"…\"`";
    }

    /** The fix where the name is all of a predicate, or is compared with a text; else none. */
    List<Fix> fix(Expr.Name name, Expr predicate) {
        boolean hasText = application.hasText();
        return switch (predicate) {
            case Expr.Name all when !all.text().contains(".") -> List.of(Fix.replace(name.span(), predicate()));
            case Expr.Compare e when hasText && e.left() == name && e.relation() == Relation.EQUAL && Literals.isText(e.right()) -> List.of(
                    new Fix("Ask for `" + payload() + "`", List.of(new Fix.Edit(name.span(), payload()), new Fix.Edit(e.operatorSpan(), "contains"))));
            case Expr.Contains e when hasText && e.left() == name -> List.of(Fix.replace(name.span(), payload()));
            case Expr.Matches e when hasText && e.left() == name -> List.of(Fix.replace(name.span(), payload()));
            default -> List.of();
        };
    }
}
