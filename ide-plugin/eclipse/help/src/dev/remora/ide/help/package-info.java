/** Reads the help pages that plug-ins contribute, in a workbench that has no help of the platform's own. */
package dev.remora.ide.help;
