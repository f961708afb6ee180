package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.source.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar knows every spelling that the tables of operators and keys name. */
class GrammarTest {
    static Stream<Arguments> relations() {
        return Arrays.stream(Relation.values()).flatMap(relation -> relation.spellings().stream().map(spelling -> Arguments.of(relation, spelling)));
    }

    static Stream<Arguments> operations() {
        return Arrays.stream(Operation.values()).flatMap(operation -> operation.spellings().stream().map(spelling -> Arguments.of(operation, spelling)));
    }

    @ParameterizedTest
    @MethodSource("relations")
    void eachSpellingOfARelationIsThatRelation(Relation relation, String spelling) {
        Parsed<Filter> parsed = Parser.parseFilter(Source.of("filter", "a " + spelling + " b"));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.tree().predicate()).isInstanceOfSatisfying(Expr.Compare.class, compare -> assertThat(compare.relation()).isEqualTo(relation));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachSpellingOfAnOperationIsThatOperation(Operation operation, String spelling) {
        Parsed<Filter> parsed = Parser.parseFilter(Source.of("filter", "a " + spelling + " b"));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.tree().predicate()).isInstanceOfSatisfying(Expr.Arithmetic.class, sum -> assertThat(sum.operation()).isEqualTo(operation));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void eachKeyOfAPacketIsReadWithItsValues(PacketKey key, PacketKey.Of of) {
        String values = String.join(" ", key.takes()).replace("TIME", "5s").replace("(PACKET)", "(10.0.0.3 > 10.0.0.4 ip)").replaceAll("[A-Z]{3,}", "1");
        String packet = of == PacketKey.Of.FRAME ? "frame " : "10.0.0.1 > 10.0.0.2 " + of.name().toLowerCase(java.util.Locale.ROOT) + " ";

        Parsed<File> parsed = Parser.parseFile(Source.of("test", "test \"t\" { packets {\n" + packet + key.spelling() + " " + values + "\n} }"));

        assertThat(parsed.diagnostics()).isEmpty();
    }

    static Stream<Arguments> keys() {
        List<PacketKey.Of> packets = List.of(PacketKey.Of.values());
        return Arrays.stream(PacketKey.values()).flatMap(key -> packets.stream().filter(key::isOf).map(of -> Arguments.of(key, of)));
    }
}
