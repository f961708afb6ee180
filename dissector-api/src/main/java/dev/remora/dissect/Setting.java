package dev.remora.dissect;

/**
 * Something that can be set, by identity: a constant beside what it governs.
 *
 * @param name     name on command lines and in preferences: {@code ip.reassembly.timeout}
 * @param standard value if nothing is set
 * @param doc      what it does, unit, range, and where the standard value comes from
 */
public record Setting<T>(String name, T standard, String doc) {}
