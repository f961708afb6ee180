package dev.remora.tracking.ladder;

import dev.remora.tracking.Summary;
import java.util.List;

/**
 * A connection and its steps, in order. Immutable.
 *
 * @param omitted steps that were left out because there were too many
 */
public record Ladder(Summary connection, List<Step> steps, long omitted) {}
