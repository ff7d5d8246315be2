package io.slipway.publishing;

import io.slipway.github.GitData.FileId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one file differs from what is in the organization.
 *
 * @param ours as this Slipway brings it; null when it brings none
 * @param theirs as it is in the organization; null when it is not there
 * @param published as it was published last; null when it was not
 */
public record FileChange(
        String path,
        @Nullable FileId ours,
        @Nullable FileId theirs,
        @Nullable FileId published) {

    public Kind kind() {
        if (Objects.equals(ours, theirs)) {
            return Kind.NONE;
        }
        if (!Objects.equals(theirs, published)) {
            return ours == null && published == null ? Kind.ONLY_THERE : Kind.CONFLICT;
        }
        return ours == null ? Kind.REMOVED : theirs == null ? Kind.ADDED : Kind.CHANGED;
    }

    /** Whether Slipway has something new to say about it since it was published last. */
    boolean isNews() {
        return !Objects.equals(ours, published);
    }

    /** What there is to know about a file. */
    public enum Kind {
        NONE(' '),
        ADDED('+'),
        CHANGED('~'),
        REMOVED('−'),
        /** Somebody added it in the organization; it stays. */
        ONLY_THERE('='),
        /** Somebody changed it in the organization since it was published, and not to what Slipway brings. */
        CONFLICT('!');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        /** How a list of files marks it. */
        public char sign() {
            return sign;
        }
    }
}
