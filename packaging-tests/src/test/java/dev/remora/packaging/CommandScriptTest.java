package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code remora}, with a command in place of Java that says what it is called with. */
class CommandScriptTest {
    @TempDir
    private Path home;

    /** A checkout that was built. */
    @BeforeEach
    void build() throws IOException {
        Files.copy(Path.of("../remora"), home.resolve("remora"));
        Files.copy(Path.of("../build-config/checkout.sh"), Files.createDirectory(home.resolve("build-config")).resolve("checkout.sh"));
        Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"LC_ALL=${LC_ALL:-}\" \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(Files.createDirectory(home.resolve(".remora")).resolve("java.args"), "# " + home.resolve("jdk") + "\n");
    }

    private Process run(Map<String, String> environment) throws IOException {
        ProcessBuilder script = new ProcessBuilder("sh", home.resolve("remora").toString(), "--version");
        script.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        script.environment().put("REMORA_NO_BUILD", "1");
        script.environment().putAll(environment);
        return script.start();
    }

    @Test
    void handsPlugInsToJava() throws Exception {
        Path jar = Files.createFile(home.resolve("a plug-in.jar"));
        String path = jar + ":" + home + "/*:*:";
        Process script = run(Map.of("REMORA_PLUGINS", path));

        assertThat(script.inputReader().lines()).contains("-cp", home + "/.remora/lib/*:" + path);
        assertThat(script.waitFor()).isZero();
    }

    @Test
    void saysWhichPlugInIsNotThere() throws Exception {
        Path jar = Files.createFile(home.resolve("there.jar"));
        for (String missing : List.of(home + "/no such.jar", home + "/nowhere/*")) {
            Process script = run(Map.of("REMORA_PLUGINS", jar + ":" + missing + ":" + jar));

            assertThat(script.errorReader().lines()).containsExactly("remora: REMORA_PLUGINS names " + missing + ", which is not there");
            assertThat(script.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void readsFileNamesAsUtf8WhereTheLocaleHasNoEncoding() throws Exception {
        assertThat(run(Map.of()).inputReader().lines()).contains("LC_ALL=C.UTF-8");
        assertThat(run(Map.of("LANG", "C")).inputReader().lines()).contains("LC_ALL=C.UTF-8");
        assertThat(run(Map.of("LC_ALL", "de_DE.UTF-8")).inputReader().lines()).contains("LC_ALL=de_DE.UTF-8");
    }
}
