/**
 * From syntax to meaning: names are looked up, literals read by what they are compared with, and everything that does not fit is said.
 *
 * <p>Read {@link dev.remora.rules.check.Checker} first. A checked rule never fails when it runs.
 */
@NullMarked
package dev.remora.rules.check;

import org.jspecify.annotations.NullMarked;
