package dev.remora.rules.fold;

import dev.remora.field.Catalogue;
import dev.remora.rules.compile.NumberTest;
import dev.remora.rules.type.Cut;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a predicate when only part of a packet is known. Never wrong: {@link Truth#OPEN} where more would have to be known. Immutable.
 */
@FunctionalInterface
interface Guess {
    /** Whether the predicate holds for every packet, or for no packet, that is as given. */
    Truth judge(Given given);

    /** What can be said of this predicate. */
    static Guess of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(var origin, List<Predicate> operands) -> all(of(operands));
            case Predicate.Or(var origin, List<Predicate> operands) -> any(of(operands));
            case Predicate.Xor(var origin, List<Predicate> operands) -> odd(of(operands));
            case Predicate.Not(var origin, Predicate operand) -> not(of(operand));
            case Predicate.Named(var origin, var name, Predicate meaning) -> of(meaning);
            case Predicate.Exists(var origin, Operand.FieldOf field) when isProtocol(field) -> layer(field.entry());
            case Predicate.Exists(var origin, Operand operand) -> exists(operand);
            case Predicate.NonZero(var origin, Operand operand) -> number(predicate, List.of(operand));
            case Predicate.Compare compare -> compared(compare);
            case Predicate.In in -> number(predicate, List.of(in.left()));
            case Predicate.Contains contains -> needs(List.of(contains.left(), contains.right()));
            case Predicate.Matches matches -> needs(List.of(matches.left()));
        };
    }

    private static Guess[] of(List<Predicate> predicates) {
        return predicates.stream().map(Guess::of).toArray(Guess[]::new);
    }

    private static Guess all(Guess[] guesses) {
        return joined(guesses, Truth.FALSE);
    }

    /** Of several predicates, that at least one holds. */
    static Guess any(Guess... guesses) {
        return joined(guesses, Truth.TRUE);
    }

    // One of these decides for all; without it, one that is open leaves all open.
    private static Guess joined(Guess[] guesses, Truth deciding) {
        return given -> {
            Truth joined = deciding.not();
            for (Guess guess : guesses) {
                Truth truth = guess.judge(given);
                if (truth == deciding)
                    return deciding;
                joined = truth == Truth.OPEN ? truth : joined;
            }
            return joined;
        };
    }

    private static Guess odd(Guess[] guesses) {
        return given -> {
            boolean odd = false;
            for (Guess guess : guesses) {
                Truth truth = guess.judge(given);
                if (truth == Truth.OPEN)
                    return truth;
                odd ^= truth == Truth.TRUE;
            }
            return Truth.of(odd);
        };
    }

    private static Guess not(Guess guess) {
        return given -> guess.judge(given).not();
    }

    // Whether a protocol is there is a question of its layers alone.
    private static boolean isProtocol(Operand.FieldOf field) {
        return field.layers() == null && field.entry().members().stream().allMatch(member -> member.field() == member.protocol().span());
    }

    private static Guess layer(Catalogue.Entry entry) {
        return given -> {
            boolean isOpen = false;
            for (Catalogue.Member member : entry.members()) {
                if (given.count(member.protocol()) > 0)
                    return Truth.TRUE;
                isOpen |= given.count(member.protocol()) < 0;
            }
            return isOpen ? Truth.OPEN : Truth.FALSE;
        };
    }

    private static Guess exists(Operand operand) {
        Guess needs = needs(List.of(operand));
        if (!(operand instanceof Operand.FieldOf field) || field.layers() != null)
            return needs;
        return given -> given.has(field.entry()) ? Truth.TRUE : needs.judge(given);
    }

    private static Guess compared(Predicate.Compare compare) {
        FieldPair pair = FieldPair.of(compare);
        if (pair == null)
            return number(compare, List.of(compare.left(), compare.right()));
        return given -> given.lacks(pair.left()) || given.lacks(pair.right()) ? Truth.FALSE : given.pair().apply(pair);
    }

    // A test of an operand that has no value does not hold, whatever the test is.
    private static Guess needs(List<Operand> operands) {
        Catalogue.Entry[] entries = operands.stream().flatMap(operand -> needed(operand).stream()).toArray(Catalogue.Entry[]::new);
        return given -> {
            for (Catalogue.Entry entry : entries)
                if (given.lacks(entry))
                    return Truth.FALSE;
            return Truth.OPEN;
        };
    }

    // The names without which an operand has no value. What a function makes of nothing is its own business.
    private static List<Catalogue.Entry> needed(Operand operand) {
        return switch (operand) {
            case Operand.FieldOf field -> List.of(field.entry());
            case Operand.Constant constant -> List.of();
            case Operand.Slice slice -> needed(slice.of());
            case Operand.Carried carried -> needed(carried.of());
            case Operand.AsOctets octets -> needed(octets.of());
            case Operand.Negated negated -> needed(negated.of());
            case Operand.Call call -> List.of();
            case Operand.Computed computed -> {
                List<Catalogue.Entry> both = new ArrayList<>(needed(computed.left()));
                both.addAll(needed(computed.right()));
                yield both;
            }
        };
    }

    private static Guess number(Predicate predicate, List<Operand> operands) {
        return NumberTest.of(predicate).map(Guess::number).orElseGet(() -> needs(operands));
    }

    private static Guess number(NumberTest test) {
        Catalogue.Member[] members = test.field().entry().members().toArray(Catalogue.Member[]::new);
        return given -> {
            boolean isOpen = false;
            boolean isThere = false;
            for (Catalogue.Member member : members) {
                long number = isAnyChosen(test.field().layers(), given.count(member.protocol())) ? given.number(member) : Given.ABSENT;
                if (number == Given.OPEN || number == Given.PRESENT)
                    isOpen = true;
                else if (number != Given.ABSENT) {
                    isThere = true;
                    if (test.test().test(number) != test.every())
                        return Truth.of(!test.every());
                }
            }
            return isOpen ? Truth.OPEN : Truth.of(test.every() && isThere);
        };
    }

    // Whether one of so many layers may be among those that are chosen, of which more than two may be any number.
    private static boolean isAnyChosen(@Nullable Cut layers, int count) {
        return layers == null || count != 1 && count != 2 || layers.hasLayer(1, count) || layers.hasLayer(count, count);
    }
}
