package io.slipway.catalog;

import static io.slipway.catalog.ManifestRules.each;

import io.slipway.catalog.Manifest.EnvironmentSpec;
import io.slipway.catalog.Manifest.Made;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether every {@code ${placeholder}} of a manifest can be filled in where it stands. */
final class PlaceholderRules {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)(}?)");
    private static final Set<String> PLAIN =
            Set.of("project", "business-unit", "region", "organization", "request", "template");
    private static final Set<String> OUTPUTS =
            Set.of("artifact_bucket", "model_package_group", "pipeline_role_arn", "event_rule_arn");
    private static final Set<String> MAPS =
            Set.of("deploy_role_arns", "ssm_parameters", "ecr_repositories", "console_urls");

    private final Manifest manifest;

    private PlaceholderRules(Manifest manifest) {
        this.manifest = manifest;
    }

    static Stream<ManifestProblem> check(Manifest manifest) {
        var rules = new PlaceholderRules(manifest);
        return Stream.concat(
                each("repositories", manifest.repositories(), rules::repository),
                each("stages", manifest.stages(), rules::stage));
    }

    private Stream<ManifestProblem> repository(String where, RepositorySpec repository) {
        return Stream.of(
                        text(where + ".description", repository.description(), Place.EARLY),
                        texts(where + ".variables", repository.variables(), Place.LATE),
                        texts(where + ".files", repository.files(), Place.LATE),
                        each(where + ".environments", repository.environments(), this::environment))
                .flatMap(problems -> problems);
    }

    private Stream<ManifestProblem> environment(String where, EnvironmentSpec environment) {
        return texts(where + ".variables", environment.variables(), Place.LATE_IN_STAGE);
    }

    private Stream<ManifestProblem> stage(String where, StageSpec stage) {
        return each(where + ".makes", stage.makes(), this::made);
    }

    private Stream<ManifestProblem> made(String where, Made made) {
        return Stream.concat(
                text(where + ".text", made.text(), Place.EARLY_IN_STAGE),
                text(where + ".note", made.note(), Place.EARLY_IN_STAGE));
    }

    private Stream<ManifestProblem> texts(String where, Map<String, String> texts, Place place) {
        return texts.entrySet().stream().flatMap(entry -> text(where + "." + entry.getKey(), entry.getValue(), place));
    }

    private Stream<ManifestProblem> text(String where, @Nullable String text, Place place) {
        return PLACEHOLDER
                .matcher(text == null ? "" : text)
                .results()
                .flatMap(found -> problem(found, place).map(what -> new ManifestProblem(where, what)));
    }

    private Stream<String> problem(MatchResult found, Place place) {
        if (found.group(2).isEmpty()) {
            return Stream.of("a placeholder is opened by ${ and never closed");
        }
        var name = found.group(1);
        if (!isKnown(name)) {
            return Stream.of("there is nothing to put in for ${%s}".formatted(name));
        }
        return place.refusal(name);
    }

    private boolean isKnown(String name) {
        var parts = name.split("\\.", -1);
        return switch (parts[0]) {
            case "answer" -> parts.length == 2 && isParameter(parts[1]);
            case "repository" -> parts.length == 2 && isRepository(parts[1]);
            case "account" -> parts.length == 1 || parts.length == 2 && isStage(parts[1]);
            case "output" -> parts.length > 2 && isStage(parts[1]) && isOutput(parts);
            default -> PLAIN.contains(name);
        };
    }

    private boolean isOutput(String[] parts) {
        return switch (parts.length) {
            case 3 -> OUTPUTS.contains(parts[2]);
            case 4 -> MAPS.contains(parts[2]) && (!parts[2].equals("deploy_role_arns") || isRepository(parts[3]));
            default -> false;
        };
    }

    private boolean isParameter(String name) {
        return manifest.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name));
    }

    private boolean isRepository(String key) {
        return manifest.repositories().stream()
                .anyMatch(repository -> repository.key().equals(key));
    }

    private boolean isStage(String name) {
        return manifest.stages().stream().anyMatch(stage -> stage.stage().equals(name));
    }

    /** Where a text stands decides what is known there: before or after Terraform, for one stage or for all. */
    private enum Place {
        EARLY,
        EARLY_IN_STAGE,
        LATE,
        LATE_IN_STAGE;

        Stream<String> refusal(String name) {
            if (name.equals("account") && (this == EARLY || this == LATE)) {
                return Stream.of("${account} belongs to a stage; write ${account.dev} or another stage");
            }
            if (name.startsWith("output.") && (this == EARLY || this == EARLY_IN_STAGE)) {
                return Stream.of("${%s} is not known before Terraform has run".formatted(name));
            }
            return Stream.empty();
        }
    }
}
