/** Targets for a fuzzer: any text is checked, and what has no error runs on any packet. */
package dev.remora.rules.fuzz;
