package dev.remora.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this checkout, as the tests of the structure look at them. */
final class Checkout {
    static final Path HOME = home();

    private static final Set<String> NOT_OURS = Set.of(".git", ".remora", "target", "node_modules");

    private Checkout() {}

    /** The Java sources of every module, tests included, in order of their paths. */
    static List<Path> sources() {
        return modules().flatMap(module -> files(module.resolve("src"))).filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }

    /** Java sources that make up what is shipped. */
    static List<Path> mainSources() {
        return sources().stream().filter(file -> file.startsWith(module(file).resolve("src/main"))).toList();
    }

    /** The scripts of the shell, in order of their paths. */
    static List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (Path file : all()) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(".sh") || !name.contains(".") && Files.readString(file, StandardCharsets.ISO_8859_1).matches("(?s)#![^\n]*sh\n.*"))
                scripts.add(file);
        }
        return scripts;
    }

    /** The pages that people read, in order of their paths. */
    static List<Path> pages() throws IOException {
        return all().stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    private static List<Path> all() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName())) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    /** How a file is named in a message: its path from the checkout's folder. */
    static String name(Path file) {
        return HOME.relativize(file).toString();
    }

    /** The folder of the module that this file belongs to. */
    static Path module(Path file) {
        return modules().filter(file::startsWith).findFirst().orElseThrow();
    }

    private static Stream<Path> modules() {
        return Stream.of(HOME, HOME.resolve("samples")).flatMap(Checkout::modulesIn);
    }

    private static Stream<Path> modulesIn(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml"))).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return Stream.empty();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path home() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.isRegularFile(folder.resolve("verify"))) return folder;
        throw new IllegalStateException("not inside a checkout: " + Path.of("").toAbsolutePath());
    }
}
