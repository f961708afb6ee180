/**
 * Packets as people and scripts read them: values as text, lines, trees.
 *
 * <p>Read {@link dev.remora.tree.Display} first, which writes one value as {@code tshark -T fields} does; {@link dev.remora.tree.TextBuffer} is what everything
 * is written to.
 */
@NullMarked
package dev.remora.tree;

import org.jspecify.annotations.NullMarked;
