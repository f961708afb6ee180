package dev.remora.cli;

import dev.remora.field.Catalogue;
import dev.remora.rules.check.Meant;
import java.util.ArrayList;
import java.util.List;

/** Finds fields by the names that users write, and what they may have meant where there is none. */
final class FieldNames {
    private FieldNames() {}

    /**
     * The entries of these names, in their order.
     *
     * @throws Failure where a name is unknown
     */
    static List<Catalogue.Entry> find(Catalogue catalogue, List<String> names) {
        List<Catalogue.Entry> found = new ArrayList<>();
        for (String name : names)
            found.add(catalogue.find(name).orElseThrow(() -> unknown(catalogue, name)));
        return found;
    }

    private static Failure unknown(Catalogue catalogue, String name) {
        String hint = Misuse.question(Meant.field(name, catalogue));
        return Failure.usage("there is no field " + name + hint + " (remora fields lists all)");
    }
}
