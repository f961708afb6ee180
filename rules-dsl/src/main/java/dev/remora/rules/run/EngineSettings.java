package dev.remora.rules.run;

import dev.remora.dissect.Setting;

/** What can be set about an engine. */
public final class EngineSettings {
    /** Which decisions of policies the sink hears of. */
    public enum Rulings {
        NONE,
        /** Alert and deny. */
        SEVERE, ALL
    }

    public static final Setting<Rulings> RULINGS = new Setting<>("rules.rulings", Rulings.NONE, "Which decisions of policies are told: none, severe (alert and deny) or all.");

    public static final Setting<Boolean> TIMED = new Setting<>("rules.timed", false, "Whether the time that each rule takes is sampled.");

    private EngineSettings() {}
}
