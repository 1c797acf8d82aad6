package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.tools.Libraries;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** The reading process starts from the one packed jar as well, where no ordinary class path has its classes. */
class PackedJarTest {

    /** What reading a file needs; the rest would only make the jar large. */
    private static final Pattern NEEDED = Pattern.compile(
            "(spring-(core|beans|jcl|boot|context)-|jackson-|tika-|poi|xmlbeans|pdfbox|fontbox|commons-|log4j-api|slf4j|logback|"
                    + "jspecify|SparseBitSet|curvesapi).*\\.jar");

    @TempDir
    Path folder;

    @Test
    void thePackedJar_readsFilesInAProcessApart() throws Exception {
        var jar = packed();
        var script = Files.write(folder.resolve("script.docx"), SmallFiles.docx("four words of text"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var product = new ProcessBuilder(java, "-Xmx128m", "-jar", jar.toString(), script.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(product.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(product.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("read: DOCX 4");
    }

    private Path packed() throws IOException {
        var classes = folder.resolve("classes.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(classes))) {
            for (var root : new String[] {"target/classes", "target/test-classes"}) {
                addClasses(Path.of(root), out);
            }
        }
        var packed = folder.resolve("product.jar");
        var repackager = new Repackager(classes.toFile());
        repackager.setMainClass(ReadingProbe.class.getName());
        repackager.repackage(packed.toFile(), libraries());
        return packed;
    }

    private static void addClasses(Path root, JarOutputStream out) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)
                    .filter(one -> one.toString().contains("org/goldthread/assessment")
                            || one.toString().contains("org/goldthread/shared")
                            || one.toString().endsWith("logback.xml"))::iterator) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static Libraries libraries() {
        List<Library> needed = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> NEEDED.matcher(file.getName()).matches())
                .map(file -> new Library(file, LibraryScope.COMPILE))
                .toList();
        return callback -> {
            for (var library : needed) {
                callback.library(library);
            }
        };
    }
}
