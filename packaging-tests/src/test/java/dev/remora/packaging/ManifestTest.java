package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.eclipse.osgi.util.ManifestElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** What each jar says about itself. */
class ManifestTest {
    static List<Path> jars() {
        return Jars.libraries();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void exportsTheSamePackagesAsAModuleAndAsABundle(Path jar) throws Exception {
        assertThat(bundleExports(jar)).containsExactlyInAnyOrderElementsOf(descriptor(jar).exports().stream()
                .filter(exported -> !exported.isQualified()).map(Exports::source).toList());
    }

    @ParameterizedTest
    @MethodSource("jars")
    void namesTheLicence(Path jar) throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue("Bundle-License")).isEqualTo("Apache-2.0");
            assertThat(file.getEntry("META-INF/LICENSE")).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void namesEachProviderForClassPathsToo(Path jar) throws Exception {
        for (ModuleDescriptor.Provides provided : descriptor(jar).provides())
            try (JarFile file = new JarFile(jar.toFile())) {
                byte[] names = file.getInputStream(file.getJarEntry("META-INF/services/" + provided.service())).readAllBytes();
                assertThat(new String(names, java.nio.charset.StandardCharsets.UTF_8).lines()).containsExactlyElementsOf(provided.providers());
            }
    }

    private static ModuleDescriptor descriptor(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    }

    private static List<String> bundleExports(Path jar) throws IOException, BundleException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String header = file.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
            return List.of(ManifestElement.parseHeader(Constants.EXPORT_PACKAGE, header)).stream().map(ManifestElement::getValue).toList();
        }
    }
}
