/**
 * The language server: what {@link dev.remora.rules.edit.Document} answers, in the words of the language server protocol.
 *
 * <p>Read {@link dev.remora.lsp.Server} first; {@link dev.remora.lsp.Texts} has a method for each request.
 */
@NullMarked
package dev.remora.lsp;

import org.jspecify.annotations.NullMarked;
