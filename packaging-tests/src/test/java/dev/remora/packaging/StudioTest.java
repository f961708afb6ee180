package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the ready-made product, with a command in place of Java that says what it is called with. */
class StudioTest {
    @TempDir
    private Path home;

    /** A checkout whose product is assembled and newer than everything that it is made from. */
    @BeforeEach
    void assemble() throws IOException {
        Path scripts = Files.createDirectory(home.resolve("build-config"));
        for (String name : List.of("studio.sh", "checkout.sh", "java.sh", "start.sh"))
            Files.copy(Path.of("../build-config").resolve(name), scripts.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(home.resolve(".remora/studio/plugins"));
        Files.createFile(home.resolve(".remora/studio/plugins/org.eclipse.equinox.launcher_1.jar"));
        Files.createDirectories(home.resolve("ide-plugin/eclipse"));
        Path built = Files.createFile(home.resolve(".remora/studio/built"));
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().plusSeconds(3600)));
        FakeJava.in(home.resolve("jdk"), FakeJava.SAYS_ARGUMENTS);
    }

    private Process start(Path... files) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", home.resolve("build-config/studio.sh").toString(), home.resolve("jdk").toString()));
        for (Path file : files)
            command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", ":none");
        builder.environment().merge("PATH", home.resolve("commands").toString(), (path, own) -> own + ":" + path);
        return builder.start();
    }

    @Test
    void opensFilesWithAnyCharacterInTheirNames() throws Exception {
        Path colon = Files.createFile(home.resolve("cap-12:30.pcap"));
        Path spaces = Files.createFile(home.resolve("my own  $rules*.remora"));
        Process studio = start(colon, spaces);
        List<String> said = studio.inputReader().lines().toList();

        assertThat(studio.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(said).contains("-Dremora.open=2", "-Dremora.open.1=" + colon.toRealPath(), "-Dremora.open.2=" + spaces.toRealPath());
    }

    @Test
    void saysWhatItIsBeforeItBuildsAnything() throws Exception {
        Files.delete(home.resolve(".remora/studio/built"));
        Process help = start(Path.of("--help"));

        assertThat(help.inputReader().lines().toList()).anyMatch(line -> line.startsWith("Usage: remora studio"));
        assertThat(help.waitFor()).isZero();
        assertThat(help.errorReader().lines()).isEmpty();
    }

    // Building takes a second, copies samples, and is noted.
    private Path takeTime() throws IOException {
        Path built = home.resolve("times-built");
        command(".remora/maven/apache-maven-3.9.12/bin/mvn", "echo once >>'" + built + "'\nsleep 1\n"
                + "mkdir -p ide-plugin/eclipse/plugin/samples\necho >ide-plugin/eclipse/plugin/samples/a");
        command("ide-plugin/eclipse/build/assemble", "mkdir -p \"$1\"");
        return built;
    }

    private void command(String path, String does) throws IOException {
        Path command = home.resolve(path);
        Files.createDirectories(command.getParent());
        Files.writeString(command, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void assemblesAnewWhatIsNotWhole() throws Exception {
        Files.move(home.resolve(".remora/studio/built"), home.resolve(".remora/studio/director.log"));          // p2 was stopped after it had begun
        Path built = takeTime();
        Process studio = start();
        List<String> said = studio.inputReader().lines().toList();
        assertThat(studio.waitFor()).isZero();
        assertThat(said).contains("-Dremora.open=0");
        assertThat(built).hasContent("once");

        Process again = start();
        again.inputReader().lines().forEach(line -> {});
        assertThat(again.waitFor()).isZero();
        assertThat(built).as("it is whole").hasContent("once");
    }

    @Test
    void saysWhatItRunsOnBeforeItBuildsAnything() throws Exception {
        Files.delete(home.resolve(".remora/studio/built"));
        command("commands/uname", "echo Darwin arm64");
        Process studio = start();
        List<String> said = studio.errorReader().lines().toList();

        assertThat(studio.waitFor()).isEqualTo(4);
        assertThat(said).singleElement().asString().contains("runs on Linux x86_64, and this is Darwin arm64", "docs/ide.md");
    }

    @Test
    void isBuiltByOneProcessAtATime() throws Exception {
        Files.delete(home.resolve(".remora/studio/built"));
        Path built = takeTime();
        for (Process each : List.of(start(), start())) {
            each.inputReader().lines().forEach(line -> {});
            assertThat(each.waitFor()).isZero();
        }

        assertThat(built).hasContent("once");
    }

    @Test
    void saysThatTheStudioIsOpenAlready() throws Exception {
        FakeJava.in(home.resolve("jdk"), "echo open\nread -r line");                                  // until its input ends
        Process first = start();
        assertThat(first.inputReader().readLine()).isEqualTo("open");
        Process second = start();
        List<String> said = second.errorReader().lines().toList();

        assertThat(second.waitFor()).isEqualTo(4);
        assertThat(said).singleElement().asString().contains("open already", Long.toString(first.pid()));
        first.getOutputStream().close();
        first.waitFor();
        Process third = start();
        assertThat(third.inputReader().readLine()).as("it is closed").isEqualTo("open");
        third.getOutputStream().close();
        third.waitFor();
    }
}
