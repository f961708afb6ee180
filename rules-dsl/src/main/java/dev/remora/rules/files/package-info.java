/** Rule files on disk; the rest of the language knows texts only. */
@NullMarked
package dev.remora.rules.files;

import org.jspecify.annotations.NullMarked;
