package io.slipway.organization.doctor;

import io.slipway.organization.Stage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to look at.
 *
 * @param stage whose it is; null for what belongs to the whole account
 */
public record Check(Subject subject, @Nullable Stage stage) {

    static Check ofAccount(Subject subject) {
        return new Check(subject, null);
    }

    /** Whether a project in these stages needs it. */
    public boolean concerns(Set<Stage> stages) {
        return stage == null || stages.contains(stage);
    }

    /** In words: {@code network of dev}. */
    public String label() {
        return stage == null ? subject.label() : "%s of %s".formatted(subject.label(), stage.key());
    }
}
