package io.slipway.requests;

import static io.slipway.requests.RequestStanding.Leg.AHEAD;
import static io.slipway.requests.RequestStanding.Leg.DONE;
import static io.slipway.requests.RequestStanding.Leg.LOST;
import static io.slipway.requests.RequestStanding.Leg.NOW;
import static io.slipway.requests.RequestStanding.Leg.STUCK;

import io.slipway.requests.RequestState.Approved;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.requests.RequestState.Draft;
import io.slipway.requests.RequestState.Failed;
import io.slipway.requests.RequestState.Fulfilled;
import io.slipway.requests.RequestState.PlanFailed;
import io.slipway.requests.RequestState.Planned;
import io.slipway.requests.RequestState.Planning;
import io.slipway.requests.RequestState.Provisioning;
import io.slipway.requests.RequestState.Rejected;
import io.slipway.requests.RequestState.Withdrawn;
import java.util.List;
import java.util.Locale;

/**
 * Where a request stands, the same on every page that shows it.
 *
 * @param badge the suffix of the badge's class: {@code awaiting-approval}
 * @param label the badge's word
 * @param story the track in words
 * @param legs of the track: planned, signed, made, ready
 * @param moving whether it goes on by itself, so that a page looks again
 */
public record RequestStanding(String badge, String label, String story, List<Leg> legs, boolean moving) {

    public RequestStanding {
        legs = List.copyOf(legs);
    }

    public static RequestStanding of(RequestState state) {
        return switch (state) {
            case Draft _ -> resting("draft", "Draft", "Not submitted", AHEAD, AHEAD);
            case Planning _ -> moving("planning", "Planning", "Being planned", NOW, AHEAD, AHEAD);
            case PlanFailed _ -> resting("failed", "Plan failed", "The plan could not be made", LOST, AHEAD);
            case Planned _ -> resting("planned", "Planned", "Planned; not submitted", DONE, AHEAD);
            case AwaitingApproval _ ->
                resting("awaiting-approval", "Awaiting approval", "Planned; waits for a signature", DONE, NOW);
            case Approved _ -> moving("approved", "Approved", "Planned and signed", DONE, DONE, NOW);
            case Provisioning _ ->
                moving("provisioning", "Provisioning", "Planned and signed; being made", DONE, DONE, NOW);
            case Fulfilled _ -> ended("fulfilled", "Fulfilled", "Planned, signed, made, ready", DONE, DONE, DONE);
            case Failed _ ->
                ended("failed", "Failed", "Planned and signed; stopped while being made", DONE, LOST, AHEAD);
            case Rejected _ -> resting("rejected", "Rejected", "Planned; turned down", DONE, LOST);
            case Withdrawn _ -> resting("withdrawn", "Withdrawn", "Taken back", STUCK, AHEAD);
        };
    }

    private static RequestStanding resting(String badge, String label, String story, Leg planned, Leg signed) {
        return new RequestStanding(badge, label, story, List.of(planned, signed, AHEAD, AHEAD), false);
    }

    private static RequestStanding moving(String badge, String label, String story, Leg planned, Leg signed, Leg made) {
        return new RequestStanding(badge, label, story, List.of(planned, signed, made, AHEAD), true);
    }

    private static RequestStanding ended(String badge, String label, String story, Leg signed, Leg made, Leg ready) {
        return new RequestStanding(badge, label, story, List.of(DONE, signed, made, ready), false);
    }

    /** One plank of the track. */
    public enum Leg {
        DONE,
        NOW,
        STUCK,
        LOST,
        AHEAD;

        /** The classes of the leg. */
        public String css() {
            return this == AHEAD ? "track__leg" : "track__leg track__leg--" + name().toLowerCase(Locale.ROOT);
        }
    }
}
