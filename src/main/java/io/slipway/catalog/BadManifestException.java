package io.slipway.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** A manifest that cannot be a template version, with everything that is wrong with it. */
public final class BadManifestException extends RuntimeException {

    private final transient List<ManifestProblem> problems;

    BadManifestException(List<ManifestProblem> problems) {
        super(problems.stream().map(ManifestProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<ManifestProblem> problems() {
        return problems;
    }
}
