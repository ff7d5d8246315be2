package io.slipway.organization.web;

import io.slipway.organization.doctor.Verdict;
import java.util.Collection;

/**
 * How well an account or a whole business unit is, as a badge says it.
 *
 * @param badge the suffix of the badge's class
 */
record Standing(String badge, String label) {

    static final Standing UNKNOWN = new Standing("pending", "Not looked at");
    static final Standing LOOKING = new Standing("running", "Looking");

    static Standing of(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> new Standing("ready", "Ready");
            case AMBER, UNSEEN -> new Standing("waiting", "Almost");
            case RED -> new Standing("failed", "Not ready");
        };
    }

    /** The worst of all accounts; nobody knows how a unit is when one of its accounts was never looked at. */
    static Standing of(Collection<Verdict> verdicts, int accounts) {
        var complete = verdicts.size() == accounts;
        var red = verdicts.contains(Verdict.RED);
        return complete || red ? of(Verdict.worst(verdicts)) : UNKNOWN;
    }
}
