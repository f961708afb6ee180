/** What the rules of the workspace say of a capture. */
package dev.remora.ide.alert;
