/**
 * What rules mean, once checked: typed predicates and operands, and the tables of operators and functions.
 *
 * <p>Read {@link dev.remora.rules.type.Predicate} and {@link dev.remora.rules.type.Operand} first: the typed tree that the checker makes of a syntax
 * tree, and that the compiler, the explainer and the analyses read. {@link dev.remora.rules.type.Operator} and
 * {@link dev.remora.rules.type.Function} say everything about an operator or function in one row.
 */
@NullMarked
package dev.remora.rules.type;

import org.jspecify.annotations.NullMarked;
