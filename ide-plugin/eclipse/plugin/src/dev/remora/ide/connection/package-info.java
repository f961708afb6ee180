/** Views of connections: the list, the ladder of one, its path through the states, its octets, its sequence numbers over time. */
package dev.remora.ide.connection;
