package dev.remora.rules.run;

import dev.remora.dissect.Setting;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.Policy;

/** What can be set about an engine. */
public final class EngineSettings {
    /** Which decisions of policies the sink hears of. */
    public enum Rulings {
        NONE,
        /** Alert and deny. */
        SEVERE, ALL;

        /** Whether this decision is told. */
        boolean tells(Policy.Clause clause) {
            return switch (this) {
                case NONE -> false;
                case SEVERE -> clause.verdict() != Verdict.ALLOW;
                case ALL -> true;
            };
        }
    }

    public static final Setting<Rulings> RULINGS = new Setting<>("rules.rulings", Rulings.NONE, "Which decisions of policies are told: none, severe (alert and deny) or all.");

    public static final Setting<Boolean> TIMED = new Setting<>("rules.timed", false, "Whether the time that each rule takes is sampled.");

    private EngineSettings() {}
}
