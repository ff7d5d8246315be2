package io.slipway.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The template repositories that travel with Slipway. */
public final class TemplateRepositories {

    private static final String ROOT = "template-repos/";

    private TemplateRepositories() {}

    /** All of the class path, by name. */
    public static List<TemplateRepository> onClassPath() {
        return files().entrySet().stream()
                .map(repository -> new TemplateRepository(repository.getKey(), repository.getValue()))
                .filter(TemplateRepository::isOne)
                .toList();
    }

    static Optional<TemplateRepository> named(String name) {
        return onClassPath().stream()
                .filter(repository -> repository.name().equals(name))
                .findFirst();
    }

    private static SortedMap<String, SortedMap<String, TemplateFile>> files() {
        var repositories = new TreeMap<String, SortedMap<String, TemplateFile>>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**")) {
                add(resource, repositories);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the template repositories", e);
        }
        return repositories;
    }

    private static void add(Resource resource, SortedMap<String, SortedMap<String, TemplateFile>> repositories)
            throws IOException {
        var path = pathOf(resource);
        var slash = path.indexOf('/');
        if (slash > 0 && !path.endsWith("/") && resource.isReadable()) {
            repositories
                    .computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
                    .put(path.substring(slash + 1), TemplateFile.of(resource.getContentAsByteArray()));
        }
    }

    private static String pathOf(Resource resource) throws IOException {
        var url = resource.getURL().toString();
        var inside = url.substring(url.lastIndexOf("/" + ROOT) + 1 + ROOT.length());
        return URLDecoder.decode(inside.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
