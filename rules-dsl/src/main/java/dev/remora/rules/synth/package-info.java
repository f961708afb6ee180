/**
 * Packets from rules: the shortest sequence found that fires a rule, and a near miss that does not.
 *
 * <p>{@link dev.remora.rules.synth.Synthesizer} proposes packets and lets the engine judge them; nothing is handed out that the engine has not confirmed.
 * What is proposed comes from the typed predicates: disjunctive normal form, each atom a demand on a {@code Slot} of a packet, and around the packet
 * that was demanded the {@code Story} of a connection.
 */
@NullMarked
package dev.remora.rules.synth;

import org.jspecify.annotations.NullMarked;
