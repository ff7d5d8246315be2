package io.slipway.requests;

import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.UserId;

/**
 * What a requester does before anybody else looks. As with {@link Requests}, every change is one transaction with its
 * {@link RequestEvent}, and the row is locked first.
 */
public interface Drafts {

    /** A new draft of what was typed so far. */
    Request begin(UserId requester, TemplateVersionId template, Wish.Typed wish);

    /** A new request whose plan is asked for at once. */
    Request ask(UserId requester, TemplateVersionId template, Wish.Checked wish);

    /** Keeps what is typed as a draft; a plan made from earlier answers is no longer the request's. */
    Request keep(RequestId id, Wish.Typed wish);

    /** Asks for the plan of these answers. */
    Request ask(RequestId id, Wish.Checked wish);

    /** Asks for the plan of the same answers once more. */
    Request plan(RequestId id);

    /** Deletes a draft for good. */
    void discard(RequestId id);
}
