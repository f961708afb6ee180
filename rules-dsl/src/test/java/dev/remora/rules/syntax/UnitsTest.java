package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({"10s, 10000000000", "500ms, 500000000", "1.5s, 1500000000", "2m, 120000000000", "1h, 3600000000000", "3us, 3000", "1ns, 1", "0.5us, 500",
        "1d, 86400000000000"})
    void aTimeIsNanoseconds(String text, long nanos) {
        assertThat(Units.nanos(text)).hasValue(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "s", "10x", "1.5ns", "-1s", "10 s", "", "1e3s", "99999999999999999d"})
    void otherTextsAreNoTimes(String text) {
        assertThat(Units.nanos(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "0x14, 20", "1MB, 1000000", "1MiB, 1048576", "1.5kB, 1500", "10k, 10000", "0, 0", "9000000000000000000, 9000000000000000000"})
    void anAmountIsAWholeNumber(String text, long amount) {
        assertThat(Units.amount(text)).hasValue(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "x", "0x", "0xg", "10s", "9999999999999999999", "0xffffffffffffffff", ""})
    void otherTextsAreNoAmounts(String text) {
        assertThat(Units.amount(text)).isEmpty();
    }

    @Test
    void aDateIsYearMonthAndDay() {
        assertThat(Units.date("2027-06-30")).contains(LocalDate.of(2027, 6, 30));
        assertThat(Units.date("2027-02-30")).isEmpty();
        assertThat(Units.date("tomorrow")).isEmpty();
    }
}
