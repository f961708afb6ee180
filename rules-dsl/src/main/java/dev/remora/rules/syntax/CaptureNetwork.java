package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A network as capture filters write it: with as many of its numbers as it needs, {@code 192.168}, and a mask or a number of bits behind it.
 *
 * @param text   as it is written here
 * @param length tokens that it has
 */
record CaptureNetwork(String text, int length) {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){0,3}");

    /** The one that begins at this token; what is none stays as it is. */
    static CaptureNetwork at(int first, TokenRow row) {
        String text = row.text(first);
        List<Integer> octets = octets(text);
        if (octets.isEmpty())
            return new CaptureNetwork(text, 1);
        boolean isMasked = row.text(first + 1).equals("mask") && row.type(first + 2) == LITERAL;
        boolean isBits = row.type(first + 1) == DIVIDE && row.touches(first + 1) && row.touches(first + 2) && row.type(first + 2) == LITERAL;
        String whole = text + ".0".repeat(4 - octets.size());
        int bits = isMasked ? bits(octets(row.text(first + 2))) : -1;
        if (bits >= 0)
            return new CaptureNetwork(whole + "/" + bits, 3);
        if (isBits)
            return new CaptureNetwork(whole + "/" + row.text(first + 2), 3);
        return new CaptureNetwork(octets.size() == 4 ? whole : whole + "/" + 8 * octets.size(), 1);
    }

    /** Puts right a network that is written with asterisks, {@code 10.0.*}, which begins at this token. */
    static void wildcard(int first, TokenRow row) {
        List<Integer> octets = octets(row.text(first));
        int last = first;
        while (row.text(last + 1).equals(".") && row.touches(last + 1) && row.type(last + 2) == TIMES_SIGN && row.touches(last + 2))
            last += 2;
        boolean goesOn = row.touches(last + 1) && (row.text(last + 1).equals(".") || row.type(last + 1) == LITERAL);
        if (octets.isEmpty() || last == first || goesOn || octets.size() + (last - first) / 2 > 4)
            return;
        String right = at(first, row).text();
        Span span = row.span(first, last);
        row.settle(span);
        row.report(Code.NOT_AN_ADDRESS, span, Fix.replace(span, right), row.text(span), "an address", "write a network as `" + right + "`");
        row.join(first, last, LITERAL, right);
    }

    // None where one of them is too large.
    private static List<Integer> octets(String text) {
        if (!NUMBERS.matcher(text).matches())
            return List.of();
        List<Integer> octets = Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList();
        return octets.stream().allMatch(octet -> octet <= 0xFF) ? octets : List.of();
    }

    // Of a mask that begins with ones and goes on with zeros; negative of any other.
    private static int bits(List<Integer> mask) {
        long word = mask.stream().mapToLong(Integer::longValue).reduce(0, (all, octet) -> all << 8 | octet);
        int bits = Long.bitCount(word);
        return mask.size() == 4 && word == (0xFFFF_FFFFL << 32 - bits & 0xFFFF_FFFFL) ? bits : -1;
    }
}
