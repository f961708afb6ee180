package dev.remora.rules.translate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A number in a payload, compared with another: {@code byte_test}.
 *
 * @param octets     of the number
 * @param operator   {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}; {@code &} for some of these bits, {@code !&} for none of them
 * @param value      what it is compared with
 * @param offset     where it begins
 * @param isRelative whether that counts from where the one before ended
 * @param isLittle   whether its last octet comes first
 */
record SnortByteTest(int octets, String operator, long value, int offset, boolean isRelative, boolean isLittle) implements SnortStep {
    private static final Pattern WRITTEN = Pattern.compile("([1-4]),(?!,)(!?)(<=?|>=?|=|&|\\^|),(0x[0-9a-fA-F]{1,8}|\\d{1,10}),(-?\\d{1,5})((?:,\\w[\\w ]*)*)");

    private static final Map<String, String> OTHERWISE = Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">", "&", "!&");

    /**
     * Reads what stands behind {@code byte_test:}.
     *
     * @throws Untranslatable if it is none, or no number can meet it
     */
    static SnortByteTest of(String written) throws Untranslatable {
        Matcher parts = WRITTEN.matcher(written.strip().replaceAll("\\s*([,!])\\s*", "$1"));
        if (!parts.matches())
            throw new Untranslatable("byte_test", "it must be 1 to 4 octets, an operator, a number, an offset, and words such as relative or little");
        for (String word : parts.group(6).isEmpty() ? new String[0] : parts.group(6).substring(1).split(","))
            if (!List.of("relative", "big", "little").contains(word))
                throw new Untranslatable("byte_test", List.of("string", "dec", "hex", "oct").contains(word) ? "numbers written as text cannot be compared"
                        : '`' + word + "` is not translated, only relative, big and little");
        int octets = Integer.parseInt(parts.group(1));
        String plain = switch (parts.group(3)) {
            case "", "=" -> "==";
            case "^" -> "!=";       // some bits are not the same
            default -> parts.group(3);
        };
        String operator = parts.group(2).isEmpty() ? plain : Objects.requireNonNull(OTHERWISE.get(plain));
        long value = Long.decode(parts.group(4).replaceFirst("^0+(?=\\d)", ""));
        long greatest = (1L << 8 * octets) - 1;
        if (value > greatest)
            throw new Untranslatable("byte_test", value + " does not fit into " + octets + (octets == 1 ? " octet" : " octets"));
        if (operator.equals(">") && value == greatest || List.of("<", "&").contains(operator) && value == 0)
            throw new Untranslatable("byte_test", "no number meets `" + operator + ' ' + value + '`');
        return new SnortByteTest(octets, operator, value, Integer.parseInt(parts.group(5)), parts.group(6).contains("relative"), parts.group(6).contains("little"));
    }

    /** As a condition, where it counts from this place. */
    String condition(SnortBuffer buffer, int from) throws Untranslatable {
        if (from + offset < 0 || buffer.length() > 0 && from + offset + octets > buffer.length())
            throw new Untranslatable("byte_test", "its octets are outside of where it looks");
        String field = buffer.slice(from + offset, octets, isLittle);
        return switch (operator) {
            case "&" -> field + " & " + literal(value) + " != " + literal(0);
            case "!&" -> field + " & " + literal(value) + " == " + literal(0);
            default -> field + ' ' + operator + ' ' + literal(value);
        };
    }

    private String literal(long number) {
        if (octets == 1)
            return String.format(Locale.ROOT, "0x%02x", number);
        return IntStream.range(0, octets).mapToObj(i -> String.format(Locale.ROOT, "%02x", octet(number, i))).collect(Collectors.joining(":"));
    }

    /** One octet of a number, the first being the most significant. */
    private int octet(long number, int i) {
        return (int) (number >> 8 * (octets - 1 - i)) & 0xFF;
    }

    @Override
    public boolean isNegated() {
        return false;
    }

    @Override
    public boolean movesOn() {
        return false;
    }

    @Override
    public boolean isCaseless() {
        return false;
    }

    @Override
    public int length() {
        return 0;
    }

    @Override
    public String pattern(boolean caseless, String rest) {
        String number = "(?s:" + number() + ')';
        return (offset < 0 ? "(?<=(?=" + number + ')' + SnortStep.octets(-offset, -offset) + ')' : "(?=" + SnortStep.octets(offset, offset) + number + ')') + rest;
    }

    /** The numbers that meet it, as octets. */
    private String number() {
        return switch (operator) {
            case "==" -> equal();
            case "!=" -> not(equal());
            case ">" -> greater(value);
            case ">=" -> value == 0 ? any(octets) : greater(value - 1);
            case "<" -> not(greater(value - 1));
            case "<=" -> not(greater(value));
            case "&" -> withSome();
            default -> not(withSome());
        };
    }

    private String not(String numbers) {
        return numbers.isEmpty() ? any(octets) : "(?!" + numbers + ')' + any(octets);
    }

    private static String any(int octets) {
        return ".".repeat(octets);
    }

    private String equal() {
        return oneOf(List.of(IntStream.range(0, octets).mapToObj(i -> hex(octet(value, i))).toList()));
    }

    /** Numbers that are greater by one of their octets, where all before it are the same. */
    private String greater(long than) {
        List<List<String>> numbers = new ArrayList<>();
        for (int i = 0; i < octets; i++) {
            int least = octet(than, i) + 1;
            if (least > 0xFF)
                continue;
            List<String> number = new ArrayList<>(IntStream.range(0, i).mapToObj(k -> hex(octet(than, k))).toList());
            number.add(set(octet -> octet >= least));
            number.addAll(Collections.nCopies(octets - 1 - i, "."));
            numbers.add(number);
        }
        return oneOf(numbers);
    }

    private String withSome() {
        List<List<String>> numbers = new ArrayList<>();
        for (int i = 0; i < octets; i++) {
            int bits = octet(value, i);
            if (bits == 0)
                continue;
            List<String> number = new ArrayList<>(Collections.nCopies(octets, "."));
            number.set(i, set(octet -> (octet & bits) != 0));
            numbers.add(number);
        }
        return oneOf(numbers);
    }

    private String oneOf(List<List<String>> numbers) {
        String all = numbers.stream().map(number -> String.join("", isLittle ? number.reversed() : number)).collect(Collectors.joining("|"));
        return numbers.size() > 1 ? "(?:" + all + ')' : all;
    }

    private static String set(IntPredicate isIn) {
        StringBuilder set = new StringBuilder("[");
        for (int from = 0; from <= 0xFF; from++) {
            if (!isIn.test(from))
                continue;
            int to = from;
            while (to < 0xFF && isIn.test(to + 1))
                to++;
            set.append(hex(from)).append(to == from ? "" : '-' + hex(to));
            from = to;
        }
        return set.append(']').toString();
    }

    private static String hex(int octet) {
        return String.format(Locale.ROOT, "\\x%02x", octet);
    }
}
