package dev.remora.rules.compile;

import dev.remora.rules.type.OctetPattern;
import dev.remora.rules.type.Occurrences;
import java.util.regex.Matcher;

/**
 * Whether a pattern finds something in the octets of a value, each taken for the character of its number.
 *
 * <p>A pattern may look at so many characters for each octet and no more, so that none can stop the engine: one that takes more has not
 * found anything, and is counted. Confined to one thread. Allocates nothing after construction.
 */
final class PatternTest implements ValueTest {
    private static final int STEPS_LEAST     = 10_000_000;      // as Perl-compatible expressions have it by default, pcre2api(3)
    private static final int STEPS_PER_OCTET = 256;

    private final Octets  octets = new Octets();
    private final Matcher matcher;
    private final Effort  effort;

    PatternTest(OctetPattern pattern, Effort effort) {
        this.matcher = pattern.pattern().matcher(octets);
        this.effort = effort;
    }

    @Override
    public boolean holds(Occurrences values, int i) {
        octets.over(values, i);
        matcher.reset();
        try {
            return matcher.find();
        } catch (Exhausted | StackOverflowError e) {
            effort.patternsGivenUp++;
            return false;
        }
    }

    /** Thrown, without a trace, where a pattern has looked at enough. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Exhausted() {
            super("pattern takes too many steps", null, false, false);
        }
    }

    /** A view of octets as characters that counts how often it is looked at. */
    private static final class Octets implements CharSequence {
        private final Exhausted exhausted = new Exhausted();

        private byte[] array = {};
        private int    start;
        private int    length;
        private int    steps;

        void over(Occurrences values, int i) {
            array = values.array(i);
            start = values.start(i);
            length = values.length(i);
            steps = STEPS_LEAST + length * STEPS_PER_OCTET;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            if (--steps < 0)
                throw exhausted;
            return (char) (array[start + index] & 0xFF);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return toString().substring(from, to);
        }

        @Override
        public String toString() {
            return new String(array, start, length, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }
}
