package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes a checkout ready for the command, with a command in place of Java that does nothing. */
class BuildScriptTest {
    private static final FileTime BEGAN = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    private Path home;

    private Path state;

    /** A checkout in which Maven has just built all jars. */
    @BeforeEach
    void build() throws IOException {
        Path scripts = Files.createDirectory(home.resolve("build-config"));
        for (String name : List.of("build.sh", "checkout.sh", "java.sh", "start.sh"))
            Files.copy(Path.of("../build-config").resolve(name), scripts.resolve(name));
        FakeJava.in(home.resolve("jdk"), "exit 0");
        Path jars = Files.createDirectories(home.resolve("cli/target/lib"));
        Files.createFile(jars.resolveSibling("cli-1.jar"));
        Files.createFile(jars.resolve("dissector-api.jar"));
        state = Files.createDirectory(home.resolve(".remora"));
        Files.setLastModifiedTime(Files.createFile(state.resolve("verify.started")), BEGAN);
    }

    private int take(String path) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("sh", home.resolve("build-config/build.sh").toString(), home.resolve("jdk").toString(), "target");
        script.environment().merge("PATH", path, (before, first) -> first + before);
        return script.redirectErrorStream(true).redirectOutput(home.resolve("log").toFile()).start().waitFor();
    }

    private List<String> taken() throws IOException {
        try (Stream<Path> jars = Files.list(state.resolve("lib"))) {
            return jars.map(jar -> jar.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isAsNewAsTheSourcesWereAsMavenBeganThoughTheCommandWasBuiltMeanwhile() throws Exception {
        assertThat(take("")).as(() -> log()).isZero();

        assertThat(taken()).containsExactly("cli-1.jar", "dissector-api.jar");
        assertThat(Files.getLastModifiedTime(state.resolve("built"))).isEqualTo(BEGAN);
    }

    @Test
    void keepsTheJarsOfBeforeWhereNotAllCanBeTaken() throws Exception {
        Files.createFile(Files.createDirectory(state.resolve("lib")).resolve("cli-0.jar"));
        Files.createFile(state.resolve("built"));
        Files.createFile(state.resolve("java.args"));
        Path cp = Files.writeString(Files.createDirectory(home.resolve("commands")).resolve("cp"), "#!/bin/sh\nfor to; do :; done\necho >\"$to/cli-1.jar\"\nexit 1\n");
        Files.setPosixFilePermissions(cp, PosixFilePermissions.fromString("rwx------"));

        assertThat(take(cp.getParent() + ":")).isNotZero();
        assertThat(taken()).containsExactly("cli-0.jar");
        assertThat(state.resolve("java.args")).exists();
    }

    private String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
