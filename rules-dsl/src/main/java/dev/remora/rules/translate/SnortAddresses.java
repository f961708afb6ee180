package dev.remora.rules.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule of Snort says of addresses or ports: any, one, or a list of some and not of others; the list may have a name. */
final class SnortAddresses {
    private static final Pattern ADDRESS = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");
    private static final Pattern IPV4    = Pattern.compile("(?:(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");
    private static final Pattern GROUPS  = Pattern.compile("|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4})*");

    private static final int DEEPEST = 100;    // brackets and negations around one address

    private final List<String> wanted   = new ArrayList<>();
    private final List<String> unwanted = new ArrayList<>();
    private final String       name;

    private boolean isAll;         // any is among what is wanted
    private boolean isEither;      // what is wanted, or all that is not unwanted: all but a list with exceptions

    private SnortAddresses(String name) {
        this.name = name;
    }

    /**
     * Reads {@code any}, {@code 10.0.0.0/8}, {@code !80}, {@code [80,443]}, {@code [10.0.0.0/8,!10.1.0.0/16]} and lists in lists.
     *
     * @throws Untranslatable if nothing could ever be it, or brackets do not match
     */
    static SnortAddresses of(String text) throws Untranslatable {
        SnortAddresses all = new SnortAddresses("");
        all.take(text, false, 0);
        return all;
    }

    private void take(String text, boolean negated, int depth) throws Untranslatable {
        if (depth > DEEPEST)
            throw new Untranslatable("", "lists are nested more than " + DEEPEST + " deep");
        if (text.startsWith("!"))
            take(text.substring(1), !negated, depth + 1);
        else if (text.startsWith("[")) {
            if (!text.endsWith("]"))
                throw new Untranslatable(text, "this bracket is never closed");
            SnortAddresses list = negated ? new SnortAddresses("") : this;
            for (String part : parts(text.substring(1, text.length() - 1)))
                list.take(part, false, depth + 1);
            if (negated)
                takeAllBut(list, text);
        } else if (!"any".equalsIgnoreCase(text))
            add(text, negated);
        else if (negated)
            throw new Untranslatable("!any", "this matches nothing");
        else {
            isAll = true;
            wanted.clear();
        }
    }

    private void takeAllBut(SnortAddresses list, String text) throws Untranslatable {
        if (list.isAny())
            throw new Untranslatable("!any", "this matches nothing");
        boolean hasExceptions = !list.wanted.isEmpty() && !list.unwanted.isEmpty();
        if (hasExceptions && !isAny() || list.isEither)
            throw new Untranslatable('!' + text, "all but a list with exceptions cannot stand beside others");
        for (String address : list.wanted)
            add(address, true);
        for (String address : list.unwanted)
            add(address, false);
        isEither = hasExceptions;
    }

    private void add(String text, boolean negated) throws Untranslatable {
        if (isEither)
            throw new Untranslatable(text, "all but a list with exceptions cannot stand beside others");
        if (text.contains(","))
            throw new Untranslatable(text, "several must be in brackets: [" + text + ']');
        if (negated)
            unwanted.add(text);
        else if (!isAll)
            wanted.add(text);
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        return parts;
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 0xFFFF;
    }

    private static boolean isAddress(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches())
            return false;
        boolean wide = text.contains(":");
        int bits = address.group(2) == null ? 0 : Integer.parseInt(address.group(2));
        return bits <= (wide ? 128 : 32) && (wide ? isIpv6(address.group(1)) : IPV4.matcher(address.group(1)).matches());
    }

    private static boolean isIpv6(String text) {
        int last = text.lastIndexOf(':') + 1;
        if (IPV4.matcher(text.substring(last)).matches())
            return isIpv6(text.substring(0, last) + "0:0");              // the last two groups in the form of IPv4, RFC 4291 section 2.2
        String[] parts = text.split("::", -1);
        long groups = Arrays.stream(parts).filter(part -> !part.isEmpty()).mapToLong(part -> part.split(":").length).sum();
        return Arrays.stream(parts).allMatch(part -> GROUPS.matcher(part).matches()) && (parts.length == 1 ? groups == 8 : parts.length == 2 && groups < 8);
    }

    boolean isAny() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }

    /** Whether these are some, and nothing is left out of them. */
    boolean isList() {
        return !wanted.isEmpty() && unwanted.isEmpty();
    }

    /** Whether only one version of IP has such addresses: all that are wanted are wide, or none is. */
    boolean areOnly(boolean wide) {
        return !isEither && !wanted.isEmpty() && of(wanted, wide).size() == wanted.size();
    }

    /** The same list by a name, or all but it. */
    SnortAddresses under(String called, boolean negated) {
        SnortAddresses same = new SnortAddresses(called);
        (negated ? same.unwanted : same.wanted).addAll(wanted);
        return same;
    }

    /** As a condition on addresses, {@code src} or {@code dst}; each is IPv4 or IPv6. The layer is what follows a field: empty, or {@code #1}. A list with a name is put there. */
    List<String> addresses(String side, String layer, Map<String, List<String>> sets) throws Untranslatable {
        for (List<String> all : List.of(wanted, unwanted))
            for (String address : all)
                if (!isAddress(address))
                    throw new Untranslatable(address, "this is not an address");
        if (!name.isEmpty())
            sets.put(name, wanted.isEmpty() ? unwanted : wanted);
        List<String> in = new ArrayList<>();
        List<String> out = new ArrayList<>();
        for (String protocol : List.of("ip", "ipv6")) {
            String field = protocol + '.' + side + layer;
            List<String> some = of(wanted, "ipv6".equals(protocol));
            List<String> others = of(unwanted, "ipv6".equals(protocol));
            if (!some.isEmpty())
                in.add(isIn(field, some));
            if (!others.isEmpty())
                out.add("not " + isIn(field, others));
        }
        return both(in, out);
    }

    /** That it is one of some, and none of others; or else one of the first, or none of the second. */
    private List<String> both(List<String> in, List<String> out) {
        if (isEither)
            return List.of('(' + String.join(" or ", in) + " or " + String.join(" and ", out) + ')');
        List<String> conditions = new ArrayList<>();
        if (!in.isEmpty())
            conditions.add(in.size() == 1 ? in.getFirst() : '(' + String.join(" or ", in) + ')');
        conditions.addAll(out);
        return conditions;
    }

    private static List<String> of(List<String> all, boolean wide) {
        return all.stream().filter(address -> address.contains(":") == wide).toList();
    }

    /** As a condition on ports, of a field such as {@code tcp.dstport}. A list with a name is put there. */
    List<String> ports(String field, Map<String, List<String>> sets) throws Untranslatable {
        if (!name.isEmpty())
            sets.put(name, ranges(wanted.isEmpty() ? unwanted : wanted));
        return both(wanted.isEmpty() ? List.of() : List.of(isIn(field, ranges(wanted))),
                unwanted.isEmpty() ? List.of() : List.of("not " + isIn(field, ranges(unwanted))));
    }

    private String isIn(String field, List<String> values) {
        if (!name.isEmpty())
            return field + " in " + name;
        boolean isOne = values.size() == 1 && !values.getFirst().contains("..");
        return isOne ? field + " == " + values.getFirst() : field + " in {" + String.join(", ", values) + '}';
    }

    private static List<String> ranges(List<String> ports) throws Untranslatable {
        List<String> ranges = new ArrayList<>();
        for (String port : ports) {
            int colon = port.indexOf(':');
            String from = colon == 0 ? "0" : colon < 0 ? port : port.substring(0, colon);
            String to = colon < 0 ? port : colon == port.length() - 1 ? "65535" : port.substring(colon + 1);
            if (!isPort(from) || !isPort(to))
                throw new Untranslatable(port, "this is not a port");
            if (Integer.parseInt(from) > Integer.parseInt(to))
                throw new Untranslatable(port, "this range ends before it begins");
            ranges.add(colon < 0 ? from : from + ".." + to);
        }
        return ranges;
    }
}
