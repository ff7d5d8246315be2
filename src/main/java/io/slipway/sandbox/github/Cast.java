package io.slipway.sandbox.github;

import java.util.List;
import java.util.Map;

/** Who and what is there from the beginning. */
final class Cast {

    static final String ORGANIZATION = "acme-ml";
    static final long ORGANIZATION_ID = 178342691;
    static final String ORGANIZATION_NAME = "Acme Machine Learning";

    /** To whom the token belongs: the user that GitHub sees the portal as. */
    static final String PORTAL = "slipway";

    static final Map<String, String> OWNERS = Map.of("linus", "Linus", PORTAL, "Slipway");

    static final Map<String, String> MEMBERS = Map.of(
            "ada", "Ada",
            "barbara", "Barbara",
            "grace", "Grace",
            "katherine", "Katherine",
            "margaret", "Margaret");

    static final List<CastTeam> TEAMS = List.of(
            new CastTeam(
                    "customer-insights", "Who our customers are and what they need", "ada", "katherine", "margaret"),
            new CastTeam("payments-science", "Models that watch over payments", "ada", "barbara"),
            new CastTeam("platform", "Runs the machine learning platform", "linus"));

    private Cast() {}

    /** A team, and its members. */
    record CastTeam(String name, String description, List<String> members) {

        CastTeam(String name, String description, String... members) {
            this(name, description, List.of(members));
        }
    }
}
