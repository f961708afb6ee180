package dev.remora.field;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Something more to say about a field, at the end of its line. */
public sealed interface Attr {
    /**
     * Names of values. Immutable.
     *
     * @param values the names that are shown, as the registry that assigns the values spells them, where there is one; several values may have the same, and then filters
     *               mean the lowest of them
     * @param others other labels of these values: Wireshark's, where it spells them otherwise; filters may name values by them and the field's description tells them, but
     *               they are not shown with values
     */
    record Names(Map<Integer, String> values, Map<String, Integer> others) implements Attr {
        /**
         * These names, and more labels: number, label, number, label … If a value has no name, its label becomes its name, so that every name that is accepted is also shown.
         *
         * @throws IllegalArgumentException if a label is there already
         */
        public Names also(Object... pairs) {
            Map<Integer, String> named = new TreeMap<>(values);
            Map<String, Integer> labels = new LinkedHashMap<>(others);
            for (int i = 0; i < pairs.length; i += 2) {
                Integer value = (Integer) pairs[i];
                String label = (String) pairs[i + 1];
                if (labels.containsKey(label) || named.containsValue(label))
                    throw new IllegalArgumentException("label is there already: " + label);
                if (named.putIfAbsent(value, label) != null)
                    labels.put(label, value);
            }
            return new Names(Collections.unmodifiableMap(named), Collections.unmodifiableMap(labels));
        }

        /** These names, with those of some values replaced: number, name, number, name … Without the other labels. */
        public Names with(Object... pairs) {
            Map<Integer, String> named = new TreeMap<>(values);
            named.putAll(names(pairs).values);
            return names(Collections.unmodifiableMap(named));
        }

        /** The other labels of one value. */
        public List<String> others(int value) {
            return others.entrySet().stream().filter(label -> label.getValue() == value).map(Map.Entry::getKey).toList();
        }
    }

    /** Names of values that depend on another field of the layer: names of codes by type. */
    record NamesBy(Field key, Map<Integer, Map<Integer, String>> values) implements Attr {}

    /** The unit of its value: {@code octets}, {@code seconds}. */
    record Unit(String name) implements Attr {}

    /** Shown in hexadecimal, with the digits of the field's width. */
    record Hex() implements Attr {}

    /** Values are written by their names, everywhere: fields of our own, where no other tool prints the number. */
    record ByName() implements Attr {}

    /** Also a member of the group field of this full name: {@code ip.addr}. */
    record Group(String name) implements Attr {}

    /** A sentence or two for hover and the field pages. */
    record Doc(String text) implements Attr {}

    /** RFC and section where they differ from the protocol's. */
    record Spec(String text) implements Attr {}

    /** Labels of a flag's two values, where they are not {@code Set} and {@code Not set}. */
    record Labels(String set, String notSet) implements Attr {}

    /** Names of bits, from the lowest on: a word of flags. */
    record BitNames(List<String> names) implements Attr {}

    /** Octets that are a link-layer address, shown as an IEEE 802 address if there are six. */
    record LinkAddress() implements Attr {}

    /** Its value depends on earlier packets, and is known only if a tracker or an analysis has followed them. */
    record Followed() implements Attr {}

    /** Its value depends on more of the capture than the frame: on earlier frames, or on what the capture says about its interfaces. */
    record OfCapture() implements Attr {}

    /**
     * Names of values: number, name, number, name …
     *
     * @throws IllegalArgumentException if a number is there twice
     */
    static Names names(Object... pairs) {
        Map<Integer, String> values = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2)
            if (values.put((Integer) pairs[i], (String) pairs[i + 1]) != null)
                throw new IllegalArgumentException("value has two names: " + pairs[i]);
        return names(Collections.unmodifiableMap(values));
    }

    /** Names of values from a table. */
    static Names names(Map<Integer, String> values) {
        return new Names(values, Map.of());
    }

    /** Names of values for each value of another field. */
    static Attr namesBy(Field key, Map<Integer, Map<Integer, String>> values) {
        return new NamesBy(key, values);
    }

    /** The unit of its value. */
    static Attr unit(String name) {
        return new Unit(name);
    }

    /** Names of bits, from the lowest on. */
    static Attr bitNames(String... names) {
        return new BitNames(List.of(names));
    }

    /** Octets that are the address of a link. */
    static Attr linkAddress() {
        return new LinkAddress();
    }

    /** Its value depends on earlier packets, and is known only if a tracker or an analysis has followed them. */
    static Attr followed() {
        return new Followed();
    }

    /** It takes more of the capture than the frame to say it. */
    static Attr ofCapture() {
        return new OfCapture();
    }

    /** Shown in hexadecimal. */
    static Attr hex() {
        return new Hex();
    }

    /** Values are written by their names. */
    static Attr byName() {
        return new ByName();
    }

    /** Also a member of this group field. */
    static Attr in(String group) {
        return new Group(group);
    }

    /** A sentence or two for hover and the field pages. */
    static Attr doc(String text) {
        return new Doc(text);
    }

    /** RFC and section. */
    static Attr spec(String text) {
        return new Spec(text);
    }

    /** Labels of a flag's two values. */
    static Attr labels(String set, String notSet) {
        return new Labels(set, notSet);
    }

    /** The attributes of one class. */
    static <A extends Attr> List<A> of(Class<A> kind, List<Attr> attributes) {
        return attributes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
