package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts know about a checkout, with a command in place of Maven that says what it is called with. */
class CheckoutScriptTest {
    private static final String SAYS_ARGUMENTS = "echo \"$@\"";

    @TempDir
    private Path home;

    private Process start(String mavenDoes, String calls, Map<String, String> environment) throws IOException {
        Path scripts = Files.createDirectories(home.resolve("build-config"));
        for (String name : List.of("checkout.sh", "java.sh"))
            Files.copy(Path.of("../build-config").resolve(name), scripts.resolve(name));
        Files.createDirectories(home.resolve(".remora"));
        command("mvn", mavenDoes);
        return script(calls, environment);
    }

    private Process script(String calls, Map<String, String> environment) throws IOException {
        ProcessBuilder script = new ProcessBuilder("sh", "-c", "set -eu; home=$PWD; . build-config/checkout.sh; jdk=none\n" + calls).directory(home.toFile());
        script.environment().merge("PATH", home + "/commands:", (path, first) -> first + path);
        script.environment().remove("M2_REPO");
        script.environment().putAll(environment);
        return script.start();
    }

    private void command(String name, String does) throws IOException {
        Path command = Files.writeString(Files.createDirectories(home.resolve("commands")).resolve(name), "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    // Where nothing is below the user's home folder, and nothing can be made there.
    private String saysMavenOfUser(String user, Map<String, String> environment) throws IOException {
        command("id", "echo " + user);
        Process script = start(SAYS_ARGUMENTS, "maven_find; mkdir() { false; }; maven_run verify", environment);
        return script.inputReader().readLine();
    }

    @Test
    void takesTheRepositoryThatIsNamedThoughThereIsNoOther() throws Exception {
        assertThat(saysMavenOfUser("nobody-of-this-name", Map.of("M2_REPO", "/a repository"))).isEqualTo("-B -ntp -Dmaven.repo.local=/a repository verify");
    }

    @Test
    void takesOneOfTheCheckoutWhereTheHomeFolderCannotBeWrittenTo() throws Exception {
        assertThat(saysMavenOfUser("nobody-of-this-name", Map.of())).isEqualTo("-B -ntp -Dmaven.repo.local=" + home.toRealPath() + "/.remora/repository verify");
    }

    @Test
    void makesNoFolderOfTheNumberOfAUserWithoutAName() throws Exception {
        Path house = Files.createDirectory(home.resolve("house"));
        command("id", "echo 4711; exit 1");
        Process script = start(SAYS_ARGUMENTS, "maven_find; maven_run verify", Map.of("HOME", house.toString()));

        assertThat(script.inputReader().lines()).containsExactly("-B -ntp verify");
        assertThat(home.resolve("~4711")).doesNotExist();
        assertThat(house.resolve(".m2/repository")).isDirectory();
    }

    @Test
    void takesNoMavenWhoseUnpackingWasInterrupted() throws Exception {
        String unpacks = """
                for argument; do case $argument in -DoutputDirectory=*) folder=${argument#*=}/apache-maven-3.9.12; esac; done
                mkdir -p "$folder/bin"
                echo >"$folder/bin/mvn"
                chmod +x "$folder/bin/mvn"
                """;
        Process broken = start(unpacks + "exit 1", "maven_fetch || echo failed; maven_find; echo \"$maven\"; ls .remora", Map.of());
        assertThat(broken.inputReader().lines()).containsExactly("failed", home + "/commands/mvn", "maven.log");

        command("mvn", unpacks);
        Process whole = script("maven_fetch; echo \"$maven\"; ls .remora", Map.of());
        assertThat(whole.inputReader().lines()).containsExactly(home.toRealPath() + "/.remora/maven/apache-maven-3.9.12/bin/mvn", "maven", "maven.log");
    }
}
