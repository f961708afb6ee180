/**
 * Tests that are written in rule files, under JUnit: a rule file is a test class.
 *
 * <p>Read {@link dev.remora.rules.testkit.RuleTests}.
 */
@NullMarked
package dev.remora.rules.testkit;

import org.jspecify.annotations.NullMarked;
