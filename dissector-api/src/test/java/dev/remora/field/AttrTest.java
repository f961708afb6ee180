package dev.remora.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Names of values and other labels of them. */
class AttrTest {
    private static final Attr.Names NAMES = Attr.names(1, "Reverse ARP", 2, "ATM", 3, "ATM").also(1, "RARP", 4, "eCPRI");

    @Test
    void aLabelOfANamedValueIsOneMore() {
        assertThat(NAMES.values()).containsEntry(1, "Reverse ARP");
        assertThat(NAMES.others()).containsOnlyKeys("RARP");
        assertThat(NAMES.others(1)).containsExactly("RARP");
        assertThat(NAMES.others(2)).isEmpty();
    }

    @Test
    void aLabelOfAnotherValueIsItsName() {
        assertThat(NAMES.values()).containsEntry(4, "eCPRI");
    }

    @Test
    void noLabelStandsForTwoValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> NAMES.also(2, "RARP")).withMessageContaining("RARP");
        assertThatIllegalArgumentException().isThrownBy(() -> NAMES.also(5, "ATM")).withMessageContaining("ATM");
        assertThatIllegalArgumentException().isThrownBy(() -> NAMES.also(5, "new", 6, "new")).withMessageContaining("new");
    }

    @Test
    void noValueHasTwoNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> Attr.names(1, "one", 1, "uno")).withMessageContaining("1");
    }

    @Test
    void namesOfAFieldTakeThePlaceOfThoseItShares() {
        Attr.Names some = NAMES.with(1, "SLARP", 5, "OSI");

        assertThat(some.values()).containsEntry(1, "SLARP").containsEntry(2, "ATM").containsEntry(5, "OSI");
        assertThat(some.others()).isEmpty();
    }
}
