/** What the user has set, the pages where it is set, and the colours that come of it. */
package dev.remora.ide.preference;
