/** Why a rule makes of a packet what it does, as a tree that is linked with the octets. */
package dev.remora.ide.explain;
