package io.slipway.requests.web;

import io.slipway.catalog.Manifest;
import io.slipway.organization.BusinessUnit;
import io.slipway.requests.NameCheck;
import io.slipway.requests.ProjectName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says of a project's name whether it can be had. */
@Component
class NameDesk {

    private static final Logger log = LoggerFactory.getLogger(NameDesk.class);

    /** GitHub's longest name of a repository. */
    private static final int LONGEST_REPOSITORY = 100;

    /** Of a business unit's key and a project's name together: a role in AWS has 64 characters at most. */
    private static final int LONGEST_PAIR = 42;

    private final List<NameCheck> checks;

    NameDesk(List<NameCheck> checks) {
        this.checks = checks;
    }

    /** Looks without an answer of a business unit too, as far as that goes. */
    Finding look(String raw, @Nullable BusinessUnit unit, Manifest manifest) {
        var text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            return new Finding.Wrong(List.of("Give the project a name."));
        }
        try {
            return taken(new ProjectName(text), unit, manifest);
        } catch (IllegalArgumentException e) {
            return new Finding.Wrong(List.of(String.valueOf(e.getMessage())));
        }
    }

    private Finding taken(ProjectName name, @Nullable BusinessUnit unit, Manifest manifest) {
        var problems = new ArrayList<>(tooLong(name, manifest));
        var sure = unit != null;
        if (unit != null) {
            problems.addAll(tooLong(name, unit));
            for (var check : checks) {
                sure &= ask(check, name, unit, manifest, problems);
            }
        }
        return problems.isEmpty() ? new Finding.Free(name, sure) : new Finding.Wrong(List.copyOf(problems));
    }

    private static List<String> tooLong(ProjectName name, Manifest manifest) {
        return manifest.repositories().stream()
                .map(spec -> spec.name(name.value()))
                .filter(repository -> repository.length() > LONGEST_REPOSITORY)
                .map(repository -> "Choose a shorter name: the repository %s… would be longer than GitHub's %d signs."
                        .formatted(repository.substring(0, LONGEST_REPOSITORY), LONGEST_REPOSITORY))
                .toList();
    }

    private static List<String> tooLong(ProjectName name, BusinessUnit unit) {
        var most = LONGEST_PAIR - unit.key().value().length();
        return name.value().length() > most
                ? List.of("Choose a shorter name: in %s it has %d characters at most.".formatted(unit.name(), most))
                : List.of();
    }

    /** Whoever cannot answer now does not hold up the person: names are checked again with the plan. */
    private static boolean ask(
            NameCheck check, ProjectName name, BusinessUnit unit, Manifest manifest, List<String> problems) {
        try {
            problems.addAll(check.problems(name, unit, manifest));
            return true;
        } catch (RuntimeException e) {
            log.warn("{} cannot say whether {} is taken", check.getClass().getSimpleName(), name, e);
            return false;
        }
    }

    /** What came of looking. */
    sealed interface Finding {

        /**
         * It can be had.
         *
         * @param sure whether everybody was asked and answered
         */
        record Free(ProjectName name, boolean sure) implements Finding {}

        /** It cannot, and what to do about it. */
        record Wrong(List<String> problems) implements Finding {

            String message() {
                return String.join(" ", problems);
            }
        }
    }
}
