package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our scripts and htmx agree by strings only; this keeps them the same. */
class HtmxContractTests {

    private static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.";
    private static final Pattern EVENT = Pattern.compile("'(htmx:[A-Za-z]+)'");
    private static final Pattern SETTING = Pattern.compile("\"([a-zA-Z]+)\":(?:true|false|0|\\[)");

    @Test
    void listensOnlyToEventsThatHtmxSends() throws IOException {
        var htmx = htmx();

        assertThat(events()).isNotEmpty().allSatisfy(event -> assertThat(htmx).contains("'" + event + "'"));
    }

    @Test
    void setsOnlyWhatHtmxKnows() throws IOException {
        var htmx = htmx();
        var settings = SETTING.matcher(layout().split("htmx-config")[1].split("\n")[0])
                .results()
                .map(setting -> setting.group(1))
                .toList();

        assertThat(settings)
                .contains("allowEval", "responseHandling")
                .allSatisfy(setting -> assertThat(htmx).containsPattern("\\b" + setting + "\\b"));
    }

    @Test
    void loadsTheVersionThatIsThere() throws IOException {
        assertThat(layout()).contains("@{" + HTMX + "min.js}");
        assertThat(getClass().getResource("/META-INF/resources" + HTMX + "min.js"))
                .isNotNull();
    }

    @Test
    void loadsEveryModule() throws IOException {
        try (var files = Files.list(Path.of("frontend/js"))) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .map(name -> name.substring(0, name.length() - ".js".length()));
            assertThat(names).containsExactlyInAnyOrderElementsOf(Layout.SCRIPTS);
        }
    }

    private static String htmx() throws IOException {
        try (var source = HtmxContractTests.class.getResourceAsStream("/META-INF/resources" + HTMX + "js")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String layout() throws IOException {
        return Files.readString(Path.of("src/main/resources/templates/layout.html"));
    }

    private static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("frontend/js"))) {
            return files.flatMap(HtmxContractTests::eventsIn).distinct().toList();
        }
    }

    private static Stream<String> eventsIn(Path script) {
        try {
            return EVENT.matcher(Files.readString(script)).results().map(event -> event.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
