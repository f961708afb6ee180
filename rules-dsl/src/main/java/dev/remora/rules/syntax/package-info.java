/**
 * From the text of rules to a tree, and back.
 *
 * <p>Read {@code Remora.g4} first: the grammar is the reference of the language. {@link dev.remora.rules.syntax.Parser} makes a
 * {@link dev.remora.rules.syntax.Node} of a text, whatever it is; {@link dev.remora.rules.syntax.Printer} makes text of a tree;
 * {@link dev.remora.rules.syntax.Format} lays a text out.
 *
 * <pre>{@code
 * Source source = Source.of("scans.remora", text);
 * Parsed<File> parsed = Parser.parseFile(source);
 * if (parsed.hasErrors())
 *     System.err.print(Report.of(source, parsed.diagnostics()));
 * for (Item item : parsed.tree().items())
 *     if (item instanceof Item.Rule rule)
 *         System.out.println(rule.name() + ": " + Printer.print(rule));
 * }</pre>
 */
@NullMarked
package dev.remora.rules.syntax;

import org.jspecify.annotations.NullMarked;
