/** Rules at random, of the grammar and of fields that captures have, against the laws that hold for every rule. */
package dev.remora.rules.random;
