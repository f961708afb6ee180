/** The command {@code remora}: one class a subcommand, over the libraries that do the work. */
@NullMarked
package dev.remora.cli;

import org.jspecify.annotations.NullMarked;
