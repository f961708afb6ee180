package dev.remora.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the libraries bring into a program of somebody else's. */
class LibrariesTest {
    private static final Pattern      DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
    private static final List<String> LOGGERS    = List.of("slf4j-nop", "slf4j-simple", "slf4j-jdk14", "logback-classic");

    @ParameterizedTest
    @ValueSource(strings = {"dissector-api", "tcp-dissector", "rules-dsl", "live-capture", "rules-testkit", "dissector-testkit"})
    void leaveItToTheProgramWhereLogsGo(String library) throws IOException {
        Stream<String> dependencies = DEPENDENCY.matcher(Files.readString(Checkout.HOME.resolve(library).resolve("pom.xml"))).results().map(match -> match.group());

        assertThat(dependencies.filter(one -> !one.contains("<scope>test</scope>")).filter(one -> LOGGERS.stream().anyMatch(one::contains)))
                .as("a second binding of SLF4J may take the program's own log away").isEmpty();
    }
}
