package dev.remora.rules.edit;

/**
 * What an editor writes into a line without it being in the text: {@code 0x12 = SYN ACK}.
 *
 * @param offset behind this many characters
 * @param text   without blanks around it: {@code = SYN ACK}
 */
public record Hint(int offset, String text) {}
