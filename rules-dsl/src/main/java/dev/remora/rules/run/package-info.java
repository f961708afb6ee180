/**
 * Rules at work: packets in, alerts and verdicts out.
 *
 * <p>Read {@link dev.remora.rules.run.Engine} first. Stage 1, a {@link dev.remora.rules.run.Lane}, looks at packets one by one: it dissects, tracks
 * and evaluates. What matched goes to stage 2, the {@link dev.remora.rules.run.Judge}, which counts over packet time and reports.
 */
@NullMarked
package dev.remora.rules.run;

import org.jspecify.annotations.NullMarked;
