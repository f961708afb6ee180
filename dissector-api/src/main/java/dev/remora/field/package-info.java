/**
 * Fields: one line gives a field's place, type, filter name, label, unit and doc.
 *
 * <p>Read {@link dev.remora.field.Header} first, which collects the lines of a protocol; then {@link dev.remora.field.Field}, which is what a line
 * gives; {@link dev.remora.field.Catalogue} finds fields by name.
 */
@NullMarked
package dev.remora.field;

import org.jspecify.annotations.NullMarked;
