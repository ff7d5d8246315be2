package io.slipway.publishing;

import io.slipway.publishing.RepositoryPlan.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What publishing would do to the organization. */
public record PublishPlan(List<RepositoryPlan> repositories) {

    public PublishPlan {
        repositories = List.copyOf(repositories);
    }

    public boolean hasConflicts() {
        return repositories.stream().anyMatch(repository -> repository.state() == State.CONFLICT);
    }

    /** Whether there is something to write when conflicts are decided so. */
    public boolean hasWork(Choice choice) {
        return !work(choice).isEmpty();
    }

    /** The repositories that something would be written to. */
    public List<RepositoryPlan> work(Choice choice) {
        return repositories.stream()
                .filter(repository -> repository.hasWork(choice))
                .toList();
    }

    /** Another as soon as anything of it is another. */
    public String digest() {
        var text = repositories.stream()
                .map(repository -> String.join(
                        " ",
                        repository.name(),
                        repository.version().toString(),
                        String.valueOf(repository.head()),
                        Boolean.toString(repository.template()),
                        repository.files().toString()))
                .collect(Collectors.joining("\n"));
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
