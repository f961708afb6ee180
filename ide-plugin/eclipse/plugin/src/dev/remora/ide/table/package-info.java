/** Lists of many rows, of which only those in sight are made; and what trees show. */
package dev.remora.ide.table;
