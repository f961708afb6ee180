/** Views of connections: the list, the ladder of one, its path through the states. */
package dev.remora.ide.connection;
