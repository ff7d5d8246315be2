package io.slipway.approvals.web;

import io.slipway.requests.Request;

/**
 * What an approver decides about.
 *
 * @param digest of the plan that is shown
 * @param problem what is wrong with the reason; empty for nothing
 */
record DecisionForm(long request, String project, String digest, String problem) {

    static DecisionForm of(Request request, String digest) {
        return new DecisionForm(request.id().value(), request.project().value(), digest, "");
    }

    DecisionForm wrong(String message) {
        return new DecisionForm(request, project, digest, message);
    }

    public String shortDigest() {
        return digest.substring(0, 4) + " " + digest.substring(4, 8);
    }
}
