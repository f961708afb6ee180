/** The editor of rule files: Eclipse's generic editor, with what the language knows of itself. */
package dev.remora.ide.rule;
