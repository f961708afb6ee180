/**
 * Tests beside rules: packets written in a rule file become frames, and what an engine makes of them is compared with what is expected.
 *
 * <p>Read {@link dev.remora.rules.testing.TestRunner} first.
 */
@NullMarked
package dev.remora.rules.testing;

import org.jspecify.annotations.NullMarked;
