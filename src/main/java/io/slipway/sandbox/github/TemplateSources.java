package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.GitWriter.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The template repositories that the portal brings along on its class path. */
@Component
@OnSandbox
class TemplateSources {

    private static final String ROOT = "template-repos/";

    /** By name of the repository, then by path of the file. */
    SortedMap<String, Map<String, SourceFile>> all() {
        var repositories = new TreeMap<String, Map<String, SourceFile>>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**")) {
                add(resource, repositories);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the template repositories", e);
        }
        return repositories;
    }

    private static void add(Resource resource, Map<String, Map<String, SourceFile>> repositories) throws IOException {
        var path = pathOf(resource);
        var slash = path.indexOf('/');
        if (slash > 0 && !path.endsWith("/") && resource.isReadable()) {
            repositories
                    .computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
                    .put(path.substring(slash + 1), file(resource.getContentAsByteArray()));
        }
    }

    private static String pathOf(Resource resource) throws IOException {
        var url = resource.getURL().toString();
        var inside = url.substring(url.lastIndexOf("/" + ROOT) + 1 + ROOT.length());
        return URLDecoder.decode(inside.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A jar forgets who may be executed; a script says so itself. */
    private static SourceFile file(byte[] content) {
        return new SourceFile(content, content.length > 1 && content[0] == '#' && content[1] == '!');
    }
}
