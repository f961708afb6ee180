package dev.remora.rules.testkit;

import java.nio.file.Path;
import java.util.List;

/** The packs in {@code samples/rules} do what their tests say. */
class ShippedRulesTest implements RuleTests {
    @Override
    public List<Path> rules() {
        return List.of(Path.of("..", "samples", "rules"));
    }
}
