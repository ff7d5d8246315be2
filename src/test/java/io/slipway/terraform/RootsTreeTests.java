package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copying the roots. */
class RootsTreeTests {

    @TempDir
    Path folder;

    @Test
    void copiesThemOutOfAJar() throws Exception {
        var jar = jar(List.of("terraform/unit/", "terraform/unit/a b/", "terraform/unit/a b/main.tf"));
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            thread.setContextClassLoader(loader);
            RootsTree.of("unit").copyTo(folder.resolve("copy"));
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(folder.resolve("copy/a b/main.tf")).hasContent("terraform/unit/a b/main.tf");
    }

    @Test
    void leavesNoConfigurationOfAnOlderTree() throws Exception {
        var source = Files.createDirectories(folder.resolve("source/x"));
        Files.writeString(source.resolve("main.tf"), "new");
        var copy = Files.createDirectories(folder.resolve("copy/x"));
        Files.writeString(copy.resolve("old.tf"), "old");
        Files.writeString(copy.resolve("terraform.tfstate"), "state");

        RootsTree.of(folder.resolve("source").toString()).copyTo(folder.resolve("copy"));

        assertThat(copy.resolve("main.tf")).hasContent("new");
        assertThat(copy.resolve("old.tf")).doesNotExist();
        assertThat(copy.resolve("terraform.tfstate")).exists();
    }

    @Test
    void bringsTheModulesThatLieBesideTheTree() throws Exception {
        var source = Files.createDirectories(folder.resolve("source/projects/train/dev"));
        Files.writeString(source.resolve("main.tf"), "root");
        var module = Files.createDirectories(folder.resolve("source/modules/bucket"));
        Files.writeString(module.resolve("main.tf"), "module");

        RootsTree.of(folder.resolve("source/projects").toString()).copyTo(folder.resolve("copy/roots"));

        assertThat(folder.resolve("copy/roots/train/dev/../../../modules/bucket/main.tf"))
                .hasContent("module");
    }

    private Path jar(List<String> names) throws IOException {
        var jar = folder.resolve("some.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var name : names) {
                out.putNextEntry(new JarEntry(name));
                if (!name.endsWith("/")) {
                    out.write(name.getBytes());
                }
            }
        }
        return jar;
    }
}
