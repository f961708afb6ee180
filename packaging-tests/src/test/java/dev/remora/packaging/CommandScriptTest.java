package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        Path scripts = Files.createDirectory(home.resolve("build-config"));
        for (String name : List.of("checkout.sh", "java.sh", "start.sh"))
            Files.copy(Path.of("../build-config").resolve(name), scripts.resolve(name));
        Path java = FakeJava.in(home.resolve("jdk"), "echo \"LC_ALL=${LC_ALL:-}\"\n" + FakeJava.SAYS_ARGUMENTS);
        Files.writeString(Files.createDirectory(home.resolve(".remora")).resolve("java.args"), "# %s\n# %s/.remora/lib\n".formatted(java, home.toRealPath()));
    }

    private Process run(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder script = new ProcessBuilder(Stream.concat(Stream.of("sh", home.resolve("remora").toString()), Stream.of(arguments)).toList());
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

        assertThat(script.inputReader().lines()).contains("-cp", home.toRealPath() + "/.remora/lib/*:" + path);
        assertThat(script.waitFor()).isZero();
    }

    @Test
    void saysWhichPlugInIsNotThere() throws Exception {
        Path jar = Files.createFile(home.resolve("there.jar"));
        for (String missing : List.of(home + "/no such.jar", home + "/nowhere/*")) {
            Process script = run(Map.of("REMORA_PLUGINS", jar + ":" + missing + ":" + jar));

            assertThat(script.errorReader().lines()).containsExactly("remora: REMORA_PLUGINS names " + missing + ", which does not exist");
            assertThat(script.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void readsFileNamesAsUtf8WhereTheLocaleHasNoEncoding() throws Exception {
        assertThat(run(Map.of()).inputReader().lines()).contains("LC_ALL=C.UTF-8");
        assertThat(run(Map.of("LANG", "C")).inputReader().lines()).contains("LC_ALL=C.UTF-8");
        assertThat(run(Map.of("LC_ALL", "de_DE.UTF-8")).inputReader().lines()).contains("LC_ALL=de_DE.UTF-8");
    }

    @Test
    void letsTheSecondCompilerRestWhereThereIsLittleToDo() throws Exception {
        Path folder = Files.createDirectory(home.resolve("some captures"));
        String capture = Files.write(folder.resolve("a.pcap"), new byte[1 << 20]).toString();
        for (List<String> little : List.of(List.of("--version"), List.of("read", capture), List.of("read", "-Y", "tcp", "--output=" + capture, capture, "nowhere.pcap")))
            assertThat(compilers(little)).as(String.join(" ", little)).isEqualTo(1);
        for (List<String> much : List.of(List.of("lsp"), List.of("live", "lo"), List.of("read", "-"), List.of("read", "/dev/null")))
            assertThat(compilers(much)).as(String.join(" ", much)).isEqualTo(2);

        for (int i = 1; i < 9; i++)
            Files.copy(Path.of(capture), folder.resolve(i + ".pcap"));
        assertThat(compilers(List.of("read", "--output=" + capture, folder.toString()))).isEqualTo(2);
        assertThat(compilers(List.of("run", "rules", "--on=" + folder))).as("which does less with a packet").isEqualTo(1);
    }

    private int compilers(List<String> arguments) throws IOException {
        return run(Map.of(), arguments.toArray(String[]::new)).inputReader().lines().anyMatch("-XX:TieredStopAtLevel=1"::equals) ? 1 : 2;
    }

    @Test
    void isPreparedForNoJdkThatIsGone() throws Exception {
        String prepared = "state=.remora jars='" + home.toRealPath() + "/.remora/lib'; . build-config/start.sh; prepared_read; echo \"for $prepared\"";
        assertThat(new ProcessBuilder("sh", "-c", prepared).directory(home.toFile()).start().inputReader().lines()).containsExactly("for " + home.resolve("jdk"));

        Files.delete(home.resolve("jdk/bin/java"));
        assertThat(new ProcessBuilder("sh", "-c", prepared).directory(home.toFile()).start().inputReader().lines()).containsExactly("for ");
    }

    @Test
    void takesAFileWhoseNameHasLines() throws Exception {
        Path capture = Files.write(home.resolve("of two\nlines.pcap"), new byte[1 << 20]);
        Path script = Files.write(home.resolve("of two\ntotal[$(touch run)]"), new byte[1 << 20]);
        for (Path each : List.of(capture, script))
            assertThat(compilers(List.of("read", each.toString()))).as(each.toString()).isEqualTo(1);
    }

    @Test
    void waitsForNoLockThatNobodyCanMake() throws Exception {
        Path disk = Files.createDirectory(home.resolve("full"));
        Path commands = Files.createDirectory(home.resolve("commands"));
        Path mkdir = Files.writeString(commands.resolve("mkdir"), "#!/bin/sh\necho 'mkdir: No space left on device' >&2\nexit 1\n");
        assertThat(mkdir.toFile().setExecutable(true)).isTrue();

        ProcessBuilder script = new ProcessBuilder("sh", "-c", ". build-config/start.sh; state=" + disk + "; lock; echo locked").directory(home.toFile());
        script.environment().merge("PATH", commands + ":", (path, first) -> first + path);
        Process process = script.start();

        assertThat(process.errorReader().lines()).containsExactly("remora: " + disk + " cannot be written to: mkdir: No space left on device");
        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(4);
    }
}
