package dev.remora.rules.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads TCP flags as other tools write them: {@code SA}, {@code [S.]}, {@code syn|ack}, {@code SYN-ACK}, {@code 0x12}, {@code ·······A··S·}. */
final class FlagText {
    /** All flags, as a message names them. */
    static final String KNOWN = "the flags are FIN SYN RST PSH ACK URG ECE CWR AE, and R1 R2 R3";

    private static final int LONGEST = 100;

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,|+/&;·*-]+|\\b(?:and|or)\\b");
    private static final Pattern JOINED    = Pattern.compile("FIN|SYN|RST|PSH|ACK|URG|ECE|CWR");

    // Suricata and Wireshark write C for CWR, tcpdump W.
    private static final Map<Character, String> LETTERS = Map.of('F', "FIN", 'S', "SYN", 'R', "RST", 'P', "PSH", 'A', "ACK", '.', "ACK", 'U', "URG", 'E', "ECE",
            'C', "CWR", 'W', "CWR");

    private static final Map<String, String> WORDS = Map.of("RESET", "RST", "PUSH", "PSH", "URGENT", "URG", "ECN", "ECE", "NS", "AE", "ACKNOWLEDGMENT", "ACK");
    private static final Set<String>         NONE  = Set.of("NONE", "NULL", "0", "0X0", "0X00", "0X000", "EMPTY");

    private FlagText() {}

    /** The flags that are meant by such a text; empty where it cannot be told. */
    static Optional<List<String>> read(String text) {
        if (text.length() > LONGEST)
            return Optional.empty();
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (NONE.contains(upper))
            return Optional.of(List.of());
        OptionalLong number = upper.isEmpty() || !Character.isDigit(upper.charAt(0)) ? OptionalLong.empty() : Units.amount(upper);
        if (number.isPresent())
            return ofNumber(number.getAsLong());
        boolean isPicture = upper.chars().filter(c -> c == '.').count() > 1;           // as Wireshark draws them, where a dot is a flag that is not set
        Set<String> flags = new LinkedHashSet<>();
        for (String word : SEPARATOR.split(isPicture ? upper.replace('.', ' ') : text.strip())) {
            List<String> read = isPicture && word.length() == 1 ? letters(word) : ofWord(word.toUpperCase(Locale.ROOT));
            if (read.isEmpty() && !word.isEmpty())
                return Optional.empty();
            flags.addAll(read);
        }
        if (isPicture)
            return Optional.of(Packet.Flags.WORDS.stream().filter(flags::contains).toList());
        return flags.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(flags));
    }

    /** Whether a word can be nothing but flags. */
    static boolean isFlags(String word) {
        return !word.isEmpty() && Character.isLetter(word.charAt(0)) && read(word).isPresent() && !NONE.contains(word.toUpperCase(Locale.ROOT));
    }

    private static Optional<List<String>> ofNumber(long bits) {
        List<String> flags = new ArrayList<>();
        for (int bit = 0; bit < Packet.Flags.WORDS.size(); bit++)
            if ((bits >> bit & 1) != 0)
                flags.add(Packet.Flags.WORDS.get(bit));
        return bits >> Packet.Flags.WORDS.size() == 0 ? Optional.of(flags) : Optional.empty();
    }

    private static List<String> ofWord(String word) {
        if (Packet.Flags.WORDS.contains(word))
            return List.of(word);
        if (WORDS.containsKey(word))
            return List.of(WORDS.get(word));
        List<String> letters = letters(word);
        return letters.isEmpty() ? joined(word) : letters;
    }

    // Each letter once: a word that has one twice is a misspelt word.
    private static List<String> letters(String word) {
        Set<String> flags = new LinkedHashSet<>();
        for (char letter : word.toCharArray())
            if (!LETTERS.containsKey(letter) || !flags.add(LETTERS.get(letter)))
                return List.of();
        return List.copyOf(flags);
    }

    private static List<String> joined(String word) {
        List<String> flags = new ArrayList<>();
        Matcher matcher = JOINED.matcher(word);
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            flags.add(matcher.group());
            at = matcher.end();
        }
        return at == word.length() ? flags : List.of();
    }
}
