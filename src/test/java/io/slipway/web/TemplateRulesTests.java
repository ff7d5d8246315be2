package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no page may contain: it would not pass the policy of the browser, or would let text become markup or code. */
class TemplateRulesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** What a repository says of itself comes from {@link Markdown}, which escapes what is in it. */
    private static final Pattern MAY_HAVE_MARKUP = Pattern.compile(".*(sandbox/repository|projects/next)\\.html");

    private static final Pattern INLINE = Pattern.compile(
            "\\sstyle=|th:style|<style|\\son[a-z]+=|th:on|hx-on|<script(?![^>]*src)", Pattern.CASE_INSENSITIVE);

    private static final Pattern DECIDES_WHERE_IT_REPLACES = Pattern.compile(
            "<[^>]*th:(if|unless|each|case)=[^>]*th:replace=|<[^>]*th:replace=[^>]*th:(if|unless|each|case)=");

    static Stream<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasNothingInline(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(INLINE);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void neverTreatsTextAsMarkupOrCode(Path template) throws IOException {
        var text = Files.readString(template);

        assertThat(text).doesNotContainPattern("\\sth:[a-z-]+=\"[^\"]*__[^\"]*__");
        if (!MAY_HAVE_MARKUP.matcher(template.toString()).matches()) {
            assertThat(text).doesNotContain("th:utext", "[(");
        }
    }

    /** Thymeleaf replaces first, so a condition or a loop on the same tag is never looked at. */
    @ParameterizedTest
    @MethodSource("templates")
    void decidesOutsideOfWhatItReplaces(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(DECIDES_WHERE_IT_REPLACES);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isNotInQuirksMode(Path template) throws IOException {
        var text = Files.readString(template);

        if (text.contains("layout :: page")) {
            assertThat(text).containsIgnoringCase("<!doctype html>");
        }
    }
}
