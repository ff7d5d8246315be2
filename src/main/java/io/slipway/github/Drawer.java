package io.slipway.github;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables and secrets of a repository, or of one of its environments: the same calls under two paths. */
record Drawer(Rest rest, String path, Object... names) {

    private static final int VARIABLES_PER_PAGE = 30;

    static Drawer of(Line line, String repository) {
        return new Drawer(line.rest(), "/repos/{owner}/{repository}/actions", line.login(), repository);
    }

    static Drawer of(Line line, String repository, String environment) {
        return new Drawer(
                line.rest(),
                "/repos/{owner}/{repository}/environments/{environment}",
                line.login(),
                repository,
                environment);
    }

    Map<String, String> variables() {
        var values = new TreeMap<String, String>();
        rest.all("variables", VARIABLES_PER_PAGE, path + "/variables", names)
                .forEach(variable -> values.put(
                        variable.path("name").asString(""),
                        variable.path("value").asString("")));
        return values;
    }

    void setVariable(String name, String value) {
        var body = Map.of("name", name, "value", value);
        try {
            rest.post(body, path + "/variables", names);
        } catch (RefusedException e) {
            if (!e.conflict()) {
                throw e;
            }
            rest.patch(body, path + "/variables/{name}", with(name));
        }
    }

    Set<String> secrets() {
        return rest.all("secrets", 100, path + "/secrets", names).stream()
                .map(secret -> secret.path("name").asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void setSecret(String name, String value) {
        var key = rest.get(path + "/secrets/public-key", names);
        var box = SealedBox.seal(
                value.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(key.path("key").asString("")));
        var body = Map.of(
                "encrypted_value",
                Base64.getEncoder().encodeToString(box),
                "key_id",
                key.path("key_id").asString(""));
        rest.put(body, path + "/secrets/{name}", with(name));
    }

    private Object[] with(String name) {
        return Stream.concat(Arrays.stream(names), Stream.of(name)).toArray();
    }
}
