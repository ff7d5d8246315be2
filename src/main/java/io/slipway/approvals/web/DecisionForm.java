package io.slipway.approvals.web;

import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;

/**
 * What an approver decides about.
 *
 * @param digest of the plan that is shown
 * @param reason as it was typed
 * @param problem what is wrong with the reason; empty for nothing
 */
record DecisionForm(long request, String digest, String reason, String problem) {

    static DecisionForm of(Request request, String digest) {
        return new DecisionForm(request.id().value(), digest, "", "");
    }

    DecisionForm wrong(String typed, String message) {
        return new DecisionForm(request, digest, typed, message);
    }

    public String shortDigest() {
        return ShortDigest.of(digest);
    }

    RequestPanel.Content content() {
        return new RequestPanel.Content("approvals/decision", this, false);
    }
}
