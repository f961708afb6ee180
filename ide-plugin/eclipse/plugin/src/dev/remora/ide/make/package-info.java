/** What is made of a packet: text to copy, filters, rules and tests. */
package dev.remora.ide.make;
