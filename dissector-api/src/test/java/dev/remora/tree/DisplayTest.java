package dev.remora.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected is what tshark 4.0.17 prints. */
class DisplayTest {
    private final Values values = new Values();

    @ParameterizedTest
    @CsvSource({"U8, 2, 0x02", "U16, 2, 0x0002", "U24, 2, 0x000002", "U32, 2, 0x00000002", "U64, 2, 0x0000000000000002", "U16, 61440, 0xf000"})
    void writesHexadecimalNumbersWithTheDigitsOfTheirWidth(Type type, long number, String text) {
        assertThat(written(type, type.width() * 2, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"U32, 4294967295, 4294967295", "U64, -1, 18446744073709551615", "U64, -9223372036854775808, 9223372036854775808", "I32, -2, -2", "BOOL, 1, 1",
        "BOOL, 0, 0", "FRAME_NUMBER, 17, 17", "NONE, 0, 1"})
    void writesNumbersInDecimalAndFlagsAsDigits(Type type, long number, String text) {
        assertThat(written(type, 0, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.000000000", "1082000, 0.001082000", "-1, -0.000000001", "1309144889500000000, 1309144889.500000000"})
    void writesSpansWithNineDigits(long nanos, String text) {
        assertThat(written(Type.RELATIVE_TIME, 0, nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | Jan  1, 1970 00:00:00.000000000 UTC", "1309144889500000000 | Jun 27, 2011 03:21:29.500000000 UTC",
        "1709208000000000000 | Feb 29, 2024 12:00:00.000000000 UTC", "-1 | Dec 31, 1969 23:59:59.999999999 UTC"})
    void writesInstantsInUtc(long nanos, String text) {
        assertThat(written(Type.ABSOLUTE_TIME, 0, nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.046, 0.046", "0.1, 0.1", "100, 100", "1234.5678, 1234.5678", "0.0001, 0.0001", "0.00001, 1e-05", "1e15, 1e+15", "0, 0",
        "0.30000000000000004, 0.3", "-2.5, -2.5"})
    void writesFloatingPointNumbersWithFifteenDigits(double number, String text) {
        assertThat(written(Type.FLOAT, 0, Double.doubleToLongBits(number))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"00000000000000000000000000000000, ::", "00000000000000000000000000000001, ::1", "20010db8000000000000000000000001, 2001:db8::1",
        "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1", "20010000000000010000000000000001, 2001:0:0:1::1", "fe800000000000000000000000000000, fe80::",
        "20010db8000000000001000000000000, 2001:db8:0:0:1::", "00000000000000000000ffff01020304, ::ffff:1.2.3.4", "000000000000000000000000c0000201, ::192.0.2.1",
        "20010db80000000000010000000000ab, 2001:db8::1:0:0:ab", "00010000000000000000000000000000, 1::"})
    void writesIpv6AddressesAsRfc5952Does(String octets, String text) {
        assertThat(writtenOctets(Type.IPV6, octets)).isEqualTo(text);
    }

    @Test
    void writesOtherOctets() {
        assertThat(writtenOctets(Type.MAC, "001b21aabbcc")).isEqualTo("00:1b:21:aa:bb:cc");
        assertThat(writtenOctets(Type.BYTES, "00ff10")).isEqualTo("00ff10");
        assertThat(writtenOctets(Type.PROTOCOL, "020405b4")).isEqualTo("020405b4");
        assertThat(written(Type.IPV4, 0, 0xC000_0201L)).isEqualTo("192.0.2.1");
    }

    @Test
    void joinsOccurrencesWithCommasAndEscapesWhatWouldEndACell() {
        values.addObject("a\tb", 0, 0);
        values.addObject("·\nc", 0, 0);

        TextBuffer out = new TextBuffer();
        new Display(Type.STRING, 0).writeAll(new Packet(), values, out);

        assertThat(out).hasToString("a\\tb,·\\nc");
    }

    @Test
    void letsNothingThroughThatATerminalObeys() {
        values.addObject("\u001B]0;title\u0007 \u009B31m \u202Egpj.exe \u007F", 0, 0);

        TextBuffer out = new TextBuffer();
        new Display(Type.STRING, 0).writeAll(new Packet(), values, out);

        assertThat(out).hasToString("\\u001b]0;title\\u0007 \\u009b31m \\u202egpj.exe \\u007f");
    }

    @Test
    void writesNamesOfNumbersThatNoOtherToolPrints() {
        values.add(2);
        values.add(9);

        TextBuffer out = new TextBuffer();
        new Display(Type.U8, 0, Map.of(2, "SYN_SENT"), false).writeAll(new Packet(), values, out);

        assertThat(out).hasToString("SYN_SENT,9");
    }

    @Property
    void writesAnyNumberAsJavaDoes(@ForAll long number) {
        assertThat(new TextBuffer().decimal(number)).hasToString(Long.toString(number));
        assertThat(new TextBuffer().unsigned(number)).hasToString(Long.toUnsignedString(number));
    }

    private String written(Type type, int hexDigits, long number) {
        values.clear();
        values.add(number);
        TextBuffer out = new TextBuffer();
        new Display(type, hexDigits).writeAll(new Packet(), values, out);
        return out.toString();
    }

    private String writtenOctets(Type type, String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        Packet packet = new Packet();
        packet.reset(Frame.of(octets));
        values.clear();
        values.addOctets(0, octets.length);
        TextBuffer out = new TextBuffer();
        new Display(type, 0).writeAll(packet, values, out);
        return out.toString();
    }
}
