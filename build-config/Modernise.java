import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Rewrites classes of Java 5 in jars, so that the start-up cache can hold them.
 *
 * <p>The JDK leaves classes out of its cache that only its old verifier can check, those before Java 6. picocli is compiled for Java 5 and is most of what a
 * short run of the command loads. The code stays as it is; the stack maps that the newer verifier wants are added. Run as {@code java Modernise.java JAR…}.
 */
final class Modernise {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;
    private static final int WRITTEN               = ClassFile.JAVA_8_VERSION;

    private Modernise() {}

    public static void main(String... jars) throws IOException {
        for (String jar : jars)
            modernise(Path.of(jar));
    }

    private static void modernise(Path jar) throws IOException {
        try (URLClassLoader members = new URLClassLoader(new URL[] {jar.toUri().toURL()}); FileSystem files = FileSystems.newFileSystem(jar)) {
            ClassHierarchyResolver types = ClassHierarchyResolver.ofResourceParsing(members).orElse(ClassHierarchyResolver.defaultResolver());
            ClassFile format = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(types));
            try (Stream<Path> entries = Files.walk(files.getPath("/"))) {
                for (Path entry : entries.filter(path -> path.toString().endsWith(".class")).toList())
                    modernise(entry, format);
            }
        }
    }

    private static void modernise(Path entry, ClassFile format) throws IOException {
        ClassModel old = format.parse(Files.readAllBytes(entry));
        if (old.majorVersion() >= FIRST_WITH_STACK_MAPS) return;
        ClassTransform version = ClassTransform.endHandler(written -> written.withVersion(WRITTEN, 0));
        Files.write(entry, format.transformClass(old, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL))));
    }
}
