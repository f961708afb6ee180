package dev.remora.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A command in place of Java, for scripts that start it. */
final class FakeJava {
    /** Says what it is called with, an argument a line. */
    static final String SAYS_ARGUMENTS = "printf '%s\\n' \"$@\"";

    private FakeJava() {}

    /** Puts it into a JDK in this folder, as the script of a shell; the JDK. */
    static Path in(Path jdk, String script) throws IOException {
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        return jdk;
    }
}
