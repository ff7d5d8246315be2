package io.slipway.sandbox.github;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository, without its git objects.
 *
 * @param topics separated by commas
 * @param flags what can be switched on and off besides, as JSON
 * @param generateAt when the content of its template comes; absent once it is there
 * @param seededTree the tree last taken from the class path, of a template repository
 */
record Repo(
        long id,
        String name,
        @Nullable String description,
        boolean isPrivate,
        boolean isTemplate,
        boolean archived,
        String defaultBranch,
        String topics,
        String flags,
        @Nullable Long templateId,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant pushedAt,
        @Nullable Instant generateAt,
        @Nullable String seededTree) {

    String fullName() {
        return Cast.ORGANIZATION + "/" + name;
    }

    public List<String> topicList() {
        return topics.isEmpty() ? List.of() : List.of(topics.split(","));
    }

    public boolean isGenerating() {
        return generateAt != null;
    }
}
