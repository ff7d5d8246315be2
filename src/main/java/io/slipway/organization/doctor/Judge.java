package io.slipway.organization.doctor;

import io.slipway.aws.Sight;
import io.slipway.organization.doctor.Finding.Remedy;
import java.util.function.Function;

/**
 * Judges what was seen, the same way for every check.
 *
 * @param missing how it is when there is nothing: {@code The state bucket is not there.}
 * @param remedy what makes it
 */
record Judge(Check check, String missing, Remedy remedy) {

    /** Nothing is red. What could not be seen is amber: it may be well, and nobody is held up for it. */
    <T> Finding judge(Sight<T> sight, Function<T, Finding> seen) {
        return switch (sight) {
            case Sight.Seen<T>(var what) -> seen.apply(what);
            case Sight.Nothing<T>() -> Finding.red(check, missing, "", remedy);
            case Sight.Hidden<T>(var why) ->
                Finding.amber(check, "Slipway may not look at the %s.".formatted(check.label()), why, remedy);
            case Sight.Silent<T>(var why) ->
                Finding.amber(
                        check,
                        "AWS did not say how the %s is.".formatted(check.label()),
                        why,
                        Remedy.of("Look again in a few minutes."));
        };
    }
}
