/** Projects to begin with. */
package dev.remora.ide.project;
