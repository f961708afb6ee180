package dev.remora.rules.run;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.rules.type.RuleSet;

/**
 * What an engine runs: rules, the protocols they speak of, and what is set. Immutable; safe for many threads.
 */
record Program(RuleSet rules, Dissectors dissectors, Settings settings) {}
