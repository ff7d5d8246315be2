package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the values of those variables that a root declares sensitive. */
final class SensitiveVariables {

    private static final Pattern VARIABLE = Pattern.compile("(?ms)^variable\\s+\"([^\"]+)\"\\s*\\{(.*?)^\\}");
    private static final Pattern SENSITIVE = Pattern.compile("(?m)^\\s*(?:sensitive|ephemeral)\\s*=\\s*true\\b");

    private SensitiveVariables() {}

    static List<String> values(Path root, Map<String, Object> variables) {
        var names = names(root);
        var values = new ArrayList<String>();
        variables.forEach((name, value) -> {
            if (names.contains(name)) {
                collect(value, values);
            }
        });
        return values;
    }

    private static Set<String> names(Path root) {
        var names = new HashSet<String>();
        try (var files = Files.newDirectoryStream(root, "*.tf")) {
            for (var file : files) {
                VARIABLE.matcher(Files.readString(file))
                        .results()
                        .filter(variable -> SENSITIVE.matcher(variable.group(2)).find())
                        .forEach(variable -> names.add(variable.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static void collect(@Nullable Object value, List<String> values) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.values().forEach(each -> collect(each, values));
            case Collection<?> list -> list.forEach(each -> collect(each, values));
            default -> values.add(value.toString());
        }
    }
}
