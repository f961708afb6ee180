/**
 * What editors ask of a rule file: completion, hover, definition, outline, colours, fixes, layout.
 *
 * <p>Read {@link dev.remora.rules.edit.Document} first. Everything is a pure function of text and position, speaks in
 * {@link dev.remora.rules.source.Span} and knows nothing of a protocol or a workbench: the language server and the Eclipse editor are thin
 * layers over it. Any text will do, broken or not; nothing here throws because of what is in it.
 *
 * <pre>
 * Language language = new Language(Dissectors.load().catalogue());
 * Document document = language.open(Source.of("scans.remora", text), Importer.NONE);
 * document.diagnostics();
 * document.complete(offset);
 * document.hover(offset);
 * </pre>
 */
@NullMarked
package dev.remora.rules.edit;

import org.jspecify.annotations.NullMarked;
