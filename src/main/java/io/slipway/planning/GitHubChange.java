package io.slipway.planning;

import java.util.List;

/**
 * One change on GitHub, compared with what is there.
 *
 * @param kind {@code repository}, {@code team}, {@code environment}, …
 * @param name natural key: {@code churn-prediction-training}, or {@code churn-prediction-training/prod}
 * @param note a few quiet words: {@code private repository from model-training}
 */
public record GitHubChange(Action action, String kind, String name, String note, List<Attribute> attributes) {

    public GitHubChange {
        attributes = List.copyOf(attributes);
    }
}
