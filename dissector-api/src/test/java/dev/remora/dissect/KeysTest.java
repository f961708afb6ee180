package dev.remora.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final Dissector DISSECTOR = new Of(0);

    private record Of(int key) implements Dissector {
        @Override
        public void dissect(Dissection dissection, int at, int end) {}
    }

    @Test
    void findsKeysBelowZero() {
        Keys keys = new Keys(Map.of(-2, DISSECTOR, Integer.MIN_VALUE, DISSECTOR));

        assertThat(keys.find(-2)).isSameAs(DISSECTOR);
        assertThat(keys.find(Integer.MIN_VALUE)).isSameAs(DISSECTOR);
        assertThat(keys.find(-1)).isNull();
        assertThat(keys.find(0)).isNull();
    }

    @Property
    void findsWhatItWasMadeOf(@ForAll @Size(max = 20) List<Integer> some, @ForAll int other) {
        Map<Integer, Dissector> entries = some.stream().distinct().collect(Collectors.toMap(key -> key, Of::new));
        Keys keys = new Keys(entries);

        entries.forEach((key, dissector) -> assertThat(keys.find(key)).isSameAs(dissector));
        assertThat(keys.find(other)).isSameAs(entries.get(other));
    }
}
