package io.slipway.organization.doctor;

import java.util.List;

/**
 * What came of one check.
 *
 * @param title how it is, in one short sentence
 * @param seen what was seen, for whoever wants to know exactly
 * @param mend what to do about it, in words; empty when there is nothing to do
 * @param commands what mends it, in order
 */
public record Finding(Check check, Verdict verdict, String title, String seen, String mend, List<String> commands) {

    public Finding {
        commands = List.copyOf(commands);
    }

    static Finding green(Check check, String title, String seen) {
        return new Finding(check, Verdict.GREEN, title, seen, "", List.of());
    }

    static Finding amber(Check check, String title, String seen, Remedy remedy) {
        return new Finding(check, Verdict.AMBER, title, seen, remedy.text(), remedy.commands());
    }

    static Finding red(Check check, String title, String seen, Remedy remedy) {
        return new Finding(check, Verdict.RED, title, seen, remedy.text(), remedy.commands());
    }

    static Finding unseen(Check check, String why) {
        return new Finding(check, Verdict.UNSEEN, "Not looked at: %s".formatted(why), "", "", List.of());
    }

    /** What to do about a finding. */
    record Remedy(String text, List<String> commands) {

        static final Remedy NONE = new Remedy("", List.of());

        static Remedy of(String text, String... commands) {
            return new Remedy(text, List.of(commands));
        }
    }
}
