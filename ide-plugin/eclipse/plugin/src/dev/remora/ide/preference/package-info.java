/** What the user has set, and the pages where it is set. */
package dev.remora.ide.preference;
