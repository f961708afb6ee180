package dev.remora.rules.type;

import dev.remora.rules.syntax.Item;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that nobody wants to see. Immutable.
 *
 * @param target    name of a rule, or of a policy's clause
 * @param condition null: always
 * @param until     the last day, in UTC, on which it holds; null: for good
 */
public record Suppression(Item.Suppress origin, String target, @Nullable Predicate condition, @Nullable LocalDate until, String because) {}
