/** Lists of many rows, of which only those in sight are made. */
package dev.remora.ide.table;
