package dev.remora.rules.compile;

import dev.remora.field.Catalogue;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.Checker;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.type.Predicate;

/**
 * Display filters, from text to code.
 *
 * <pre>{@code
 * Checked<Probe> filter = new Filters(dissectors.catalogue()).compile("tcp.flags.syn and ip.src == 10.0.0.0/8");
 * System.err.print(filter.report());
 * filter.result().ifPresent(probe -> System.out.println(probe.holds(packet)));
 * }</pre>
 *
 * <p>Immutable; safe for many threads, unlike the probes it makes.
 */
public final class Filters {
    private final Checker checker;

    /** Filters over these fields. */
    public Filters(Catalogue catalogue) {
        this.checker = new Checker(catalogue);
    }

    /** The meaning of a filter, or what is wrong with it. */
    public Checked<Predicate> check(String text) {
        return checker.check(Parser.parseFilter(Source.of("filter", text)));
    }

    /** The code of a filter, or what is wrong with it. */
    public Checked<Probe> compile(String text) {
        return check(text).map(predicate -> new Compiler().compile(predicate));
    }
}
