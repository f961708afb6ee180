package dev.remora.rules.run;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.rules.type.RuleSet;

/**
 * What an engine runs: rules, the protocols they speak of, what is set, and what keys are worked out with. Safe for many threads once the first frame has come.
 */
record Program(RuleSet rules, Dissectors dissectors, Settings settings, Secret secret) {}
