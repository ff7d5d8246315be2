package io.slipway.publishing;

import io.slipway.publishing.FileChange.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What publishing would do to one repository.
 *
 * @param branch its default branch
 * @param head the commit of that branch; null when there is none
 * @param template whether others can be generated from it already
 * @param published versions by tag, with the commits that they name
 * @param files all of them, by path
 */
public record RepositoryPlan(
        TemplateRepository ours,
        boolean exists,
        String branch,
        @Nullable String head,
        boolean template,
        Map<Version, String> published,
        List<FileChange> files) {

    public RepositoryPlan {
        published = Map.copyOf(published);
        files = List.copyOf(files);
    }

    public String name() {
        return ours.name();
    }

    public Version version() {
        return ours.version();
    }

    /** The version published last. */
    public Optional<Version> from() {
        return published.keySet().stream().max(Version::compareTo);
    }

    public State state() {
        if (!exists || head == null) {
            return State.NEW;
        }
        if (from().isPresent() && from().get().compareTo(version()) > 0) {
            return State.NEWER_THERE;
        }
        if (isTagged() && files.stream().anyMatch(FileChange::isNews)) {
            return State.SAME_VERSION;
        }
        if (!of(Kind.CONFLICT).isEmpty()) {
            return State.CONFLICT;
        }
        if (changes().findAny().isPresent()) {
            return State.CHANGED;
        }
        return isTagged() && template ? State.UNCHANGED : State.UNMARKED;
    }

    /** The files of one kind. */
    public List<FileChange> of(Kind kind) {
        return files.stream().filter(file -> file.kind() == kind).toList();
    }

    /** Whether there is something to write when conflicts are decided so. */
    public boolean hasWork(Choice choice) {
        return switch (state()) {
            case NEW, CHANGED, UNMARKED -> true;
            case CONFLICT -> choice == Choice.OURS || !toWrite(choice).isEmpty() || !isTagged() || !template;
            case UNCHANGED, NEWER_THERE, SAME_VERSION -> false;
        };
    }

    /** The files to write when conflicts are decided so; those of a pull request too. */
    List<FileChange> toWrite(Choice choice) {
        var conflicts = of(Kind.CONFLICT).stream().filter(file -> choice == Choice.OURS || file.isNews());
        return Stream.concat(changes(), conflicts).toList();
    }

    /** Whether the default branch is left alone, because people changed what would be written. */
    boolean asksFirst(Choice choice) {
        return choice == Choice.THEIRS && of(Kind.CONFLICT).stream().anyMatch(FileChange::isNews);
    }

    boolean isTagged() {
        return published.containsKey(version());
    }

    private Stream<FileChange> changes() {
        return files.stream().filter(file -> switch (file.kind()) {
            case ADDED, CHANGED, REMOVED -> true;
            case NONE, ONLY_THERE, CONFLICT -> false;
        });
    }

    /** Where a repository stands. */
    public enum State {
        NEW("The organization does not have it. It is made."),
        CHANGED("One commit and the version's tag. Nobody changed what it touches."),
        CONFLICT("People changed files that Slipway would write. You decide."),
        UNMARKED("Its files are right. The version's tag, or its mark as a template, is missing."),
        UNCHANGED("There is nothing to do."),
        NEWER_THERE("A newer Slipway published it. This one leaves it alone."),
        SAME_VERSION(
                "This version was published with other files, and a version never changes. It takes a new one in CHANGELOG.md.");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** What publishing would do, in a sentence. */
        public String words() {
            return words;
        }
    }
}
