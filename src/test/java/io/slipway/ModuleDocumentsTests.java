package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The drawings in {@code docs/modules} show the house as it is; {@code -Dslipway.write-docs=true} draws them again. */
class ModuleDocumentsTests {

    private static final Path DRAWINGS = Path.of("docs/modules");

    private final ApplicationModules modules = ApplicationModules.of(SlipwayApplication.class);

    @TempDir
    Path fresh;

    @Test
    void showTheHouseAsItIs() throws IOException {
        if (Boolean.getBoolean("slipway.write-docs")) {
            draw(DRAWINGS);
        }
        draw(fresh);

        assertThat(read(DRAWINGS))
                .as("docs/modules is old: mvn test -Dtest=ModuleDocumentsTests -Dslipway.write-docs=true")
                .isEqualTo(read(fresh));
    }

    private void draw(Path folder) throws IOException {
        var options = Documenter.Options.defaults().withOutputFolder(folder.toString());
        new Documenter(modules, options).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
        Files.writeString(folder.resolve("README.md"), page());
        settle(folder);
    }

    /** Of several reasons for an arrow, Modulith names now this one, now that. */
    private static void settle(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(found -> found.toString().endsWith(".puml")).toList()) {
                var text = Files.readString(file);
                Files.writeString(file, text.replaceAll("\"(?:uses|depends on|listens to)\"", "\"knows\""));
            }
        }
    }

    private String page() {
        return """
                # The modules and their arrows

                Drawn by `ModuleDocumentsTests` from the code. An arrow says who knows whom; there is no circle.

                ```mermaid
                graph TD
                %s
                ```
                """.formatted(modules.stream()
                .flatMap(this::arrows)
                .sorted()
                .map(arrow -> "  " + arrow)
                .collect(Collectors.joining("\n")));
    }

    private Stream<String> arrows(ApplicationModule module) {
        var from = module.getIdentifier().toString();
        return Stream.concat(
                        Stream.of(from),
                        module.getDirectDependencies(modules)
                                .uniqueModules()
                                .map(to -> from + " --> " + to.getIdentifier()))
                .distinct();
    }

    /** Modulith draws its arrows in an order that is not always the same. */
    private static Map<String, List<String>> read(Path folder) throws IOException {
        var found = new TreeMap<String, List<String>>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.put(
                        folder.relativize(file).toString(),
                        Files.readAllLines(file).stream().sorted().toList());
            }
        }
        return found;
    }
}
