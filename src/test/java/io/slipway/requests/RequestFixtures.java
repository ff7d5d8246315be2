package io.slipway.requests;

import io.slipway.catalog.Answers;
import io.slipway.catalog.TemplateKey;
import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Requests in every state, made by driving them there. */
final class RequestFixtures {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final UserId ADA = new UserId("ada");
    static final UserId GRACE = new UserId("grace");
    static final UserId LINUS = new UserId("linus");
    static final String DIGEST = "7f3a91c4";
    static final TemplateVersionId TRAIN = new TemplateVersionId(new TemplateKey("train"), 1);

    private RequestFixtures() {}

    static Wish.Typed typed(String project) {
        return new Wish.Typed("fraud", project, new TreeMap<>(Map.of("team", "payments-science")), "Because");
    }

    static Wish.Checked wish(String project) {
        return new Wish.Checked(
                new BusinessUnitKey("fraud"),
                new ProjectName(project),
                Answers.of(Map.of("team", "payments-science", "size", 7L, "batch", true)),
                "Because it helps.");
    }

    static Request draft() {
        return new Request(new RequestId(142), ADA, TRAIN, typed("Churn!"), new RequestState.Draft(), NOON, NOON, 1);
    }

    static Request planning() {
        return draft().ask(wish("churn-prediction"), NOON);
    }

    static Request planFailed() {
        return planning().planFailed("GitHub says no", NOON);
    }

    static Request planned() {
        return planning().planned(DIGEST, NOON);
    }

    static Request awaitingApproval() {
        return planned().submit(DIGEST, NOON);
    }

    static Request approved() {
        return awaitingApproval().approve(GRACE, DIGEST, NOON);
    }

    static Request provisioning() {
        return approved().start(NOON);
    }
}
