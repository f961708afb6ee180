package dev.remora.rules.run;

import dev.remora.dissect.Setting;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.Policy;
import java.util.function.LongSupplier;

/** What can be set about an engine. */
public final class EngineSettings {
    /** Which decisions of policies the sink hears of. */
    public enum Rulings {
        NONE,
        /** Alert and deny, but for what a suppression silences. */
        SEVERE,
        /** All, also those whose alert a suppression silences: {@link Ruling#suppressed()} says so. */
        ALL;

        /** Whether this decision is told. */
        boolean tells(Policy.Clause clause, boolean suppressed) {
            return switch (this) {
                case NONE -> false;
                case SEVERE -> clause.verdict() != Verdict.ALLOW && !suppressed;
                case ALL -> true;
            };
        }
    }

    public static final Setting<Rulings> RULINGS = new Setting<>("rules.rulings", Rulings.NONE, "Which decisions of policies are told: none, severe (alert and deny) or all.");

    /** No clock: nothing is timed. */
    public static final LongSupplier NO_CLOCK = () -> 0;

    public static final Setting<LongSupplier> CLOCK = new Setting<>("rules.clock", NO_CLOCK,
            "Tells nanoseconds, such as System::nanoTime, by which the time that rules take is sampled; safe for many threads. Nothing is timed unless it is given.");

    private EngineSettings() {}
}
