package io.slipway.terraform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The Terraform roots and their modules, in a directory or inside the jar. Modules lie in the tree itself, or beside it
 * where others use them too.
 */
final class RootsTree {

    private static final String MODULES = "modules";

    private final String location;

    private RootsTree(String location) {
        this.location = location;
    }

    /** @param roots a directory when absolute, else a name on the class path */
    static RootsTree of(String roots) {
        var path = Path.of(roots);
        return new RootsTree(
                path.isAbsolute() ? withSlash(path.toUri().toString()) : "classpath:/terraform/" + roots + "/");
    }

    /** Makes the target's configuration equal this tree; keeps states and what Terraform itself put there. */
    void copyTo(Path target) {
        try {
            copy(location, target);
            if (!Files.isDirectory(target.resolve(MODULES))) {
                copy(beside(location), target.resolveSibling(MODULES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The Terraform roots in %s cannot be read".formatted(location), e);
        }
    }

    private static String beside(String location) {
        return location.substring(0, location.lastIndexOf('/', location.length() - 2) + 1) + MODULES + "/";
    }

    private static void copy(String location, Path target) throws IOException {
        var finder = new PathMatchingResourcePatternResolver();
        if (!finder.getResource(location).exists()) {
            return;
        }
        var base = withSlash(finder.getResource(location).getURI().toString());
        var copied = new HashSet<Path>();
        for (var resource : finder.getResources(location + "**/*")) {
            var name = below(base, resource.getURI());
            if (resource.isReadable() && isConfiguration(name)) {
                copied.add(copy(resource, target, name));
            }
        }
        removeOthers(target, copied);
    }

    private static String withSlash(String folder) {
        return folder.endsWith("/") ? folder : folder + "/";
    }

    private static String below(String base, URI file) {
        return URI.create("x:/" + file.toString().substring(base.length()))
                .getPath()
                .substring(1);
    }

    private static boolean isConfiguration(String name) {
        return !name.contains("tests/")
                && !name.contains("examples/")
                && !name.contains(".terraform/")
                && !name.contains(".tfstate");
    }

    private static Path copy(Resource resource, Path target, String name) throws IOException {
        var file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("'%s' leads out of the tree".formatted(name));
        }
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream content = resource.getInputStream()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void removeOthers(Path target, Set<Path> copied) throws IOException {
        if (!Files.isDirectory(target)) {
            return;
        }
        try (var files = Files.walk(target)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".tf")).toList()) {
                if (!copied.contains(file) && !file.endsWith("slipway_imports.tf")) {
                    Files.delete(file);
                }
            }
        }
    }
}
