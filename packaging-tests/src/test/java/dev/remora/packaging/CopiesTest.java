package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules have code made for what most packets are asked, of a class file that whoever loads classes has to give; where he does not, they are slower, and nobody would tell. */
class CopiesTest {
    @Test
    void areMadeOnTheClassPath() throws Exception {
        assertMade(Jars.DISSECTOR_API, Jars.TCP_DISSECTOR, Jars.RULES_DSL, Jars.ANTLR);
    }

    @Test
    void areMadeInOneJar() throws Exception {
        assertMade(Jars.LSP);
    }

    private static void assertMade(Path... jars) throws IOException, ReflectiveOperationException {
        URL[] places = new URL[jars.length];
        for (int i = 0; i < jars.length; i++)
            places[i] = jars[i].toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            assertMade(loader);
        }
    }

    /** Whether code can be made, where this loader has the classes of rules. */
    static void assertMade(ClassLoader loader) throws ReflectiveOperationException {
        Method copy = loader.loadClass("dev.remora.rules.fold.Copies").getDeclaredMethod("of", List.class);
        copy.setAccessible(true);

        Object made = copy.invoke(null, List.of());

        assertThat(made).isNotNull();
        assertThat(made.getClass()).matches(Class::isHidden, "is hidden");
    }
}
