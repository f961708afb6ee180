/** Captures as the views show them: frames by number, rows, connections. Knows no widgets. */
package dev.remora.ide.model;
