package io.slipway.requests;

import io.slipway.catalog.Answers;
import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
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
import java.time.Instant;

/**
 * Somebody asks for a project. Transitions are here and only where they are legal; {@link Requests} and {@link Drafts}
 * carry them out.
 *
 * @param wish what is asked for; checked from planning on, while a draft may hold anything
 * @param version counts the changes, for optimistic locking
 */
public record Request(
        RequestId id,
        UserId requester,
        TemplateVersionId template,
        Wish wish,
        RequestState state,
        Instant createdAt,
        Instant changedAt,
        int version) {

    public Request {
        if (wish instanceof Wish.Typed && !(state instanceof Draft)) {
            throw new IllegalArgumentException("%s is no draft and needs checked answers".formatted(id));
        }
    }

    /** A request whose answers are checked. */
    public Request(
            RequestId id,
            UserId requester,
            TemplateVersionId template,
            BusinessUnitKey businessUnit,
            ProjectName project,
            Answers answers,
            String reason,
            RequestState state,
            Instant createdAt,
            Instant changedAt,
            int version) {
        this(
                id,
                requester,
                template,
                new Wish.Checked(businessUnit, project, answers, reason),
                state,
                createdAt,
                changedAt,
                version);
    }

    /** Whose it will be. A draft does not know it for sure. */
    public BusinessUnitKey businessUnit() {
        return checked().businessUnit();
    }

    /** The name the project will have. A draft does not know it for sure. */
    public ProjectName project() {
        return checked().project();
    }

    /** The good answers. A draft does not know them for sure. */
    public Answers answers() {
        return checked().answers();
    }

    /** Why, in the requester's words; the approver reads this first. */
    public String reason() {
        return wish.reason();
    }

    public boolean isDraft() {
        return state instanceof Draft;
    }

    public boolean isBy(UserId person) {
        return requester.equals(person);
    }

    /** What it is about, for a heading: {@code Create churn-prediction}. */
    public String title() {
        var name = wish.typed().project().strip();
        return name.isEmpty() ? "Create a project" : "Create " + name;
    }

    Request keep(Wish.Typed asTyped, Instant now) {
        expectEditable("edited");
        return new Request(id, requester, template, asTyped, new Draft(), createdAt, now, version);
    }

    Request ask(Wish.Checked good, Instant now) {
        expectEditable("planned");
        return new Request(id, requester, template, good, new Planning(now), createdAt, now, version);
    }

    Request plan(Instant now) {
        return switch (state) {
            case Planned _, PlanFailed _ -> in(new Planning(now), now);
            case Draft _, Planning _, AwaitingApproval _, Approved _, Provisioning _ -> throw illegal("planned");
            case Fulfilled _, Failed _, Rejected _, Withdrawn _ -> throw illegal("planned");
        };
    }

    Request planned(String digest, Instant now) {
        expect(Planning.class, "planned");
        return in(new Planned(digest), now);
    }

    Request planFailed(String why, Instant now) {
        expect(Planning.class, "refused a plan");
        return in(new PlanFailed(why), now);
    }

    Request submit(String digest, Instant now) {
        if (!expect(Planned.class, "submitted").digest().equals(digest)) {
            throw new OtherPlanException(id);
        }
        return in(new AwaitingApproval(digest, now), now);
    }

    Request withdraw(Instant now) {
        return switch (state) {
            case Planned _, PlanFailed _, Planning _, AwaitingApproval _ -> in(new Withdrawn(now), now);
            case Draft _, Approved _, Provisioning _, Fulfilled _ -> throw illegal("withdrawn");
            case Failed _, Rejected _, Withdrawn _ -> throw illegal("withdrawn");
        };
    }

    void discard() {
        expect(Draft.class, "deleted");
    }

    Request approve(UserId by, String digest, Instant now) {
        decide(by, digest);
        return in(new Approved(digest, by, now), now);
    }

    Request reject(UserId by, String digest, String why, Instant now) {
        decide(by, digest);
        return in(new Rejected(by, why, now), now);
    }

    Request start(Instant now) {
        return switch (state) {
            case Approved approved -> in(new Provisioning(approved.digest(), approved.by(), now), now);
            case Failed failed -> in(new Provisioning(failed.digest(), failed.by(), now), now);
            case Draft _, Planning _, PlanFailed _, Planned _, AwaitingApproval _ -> throw illegal("started");
            case Provisioning _, Fulfilled _, Rejected _, Withdrawn _ -> throw illegal("started");
        };
    }

    Request fulfil(Instant now) {
        var running = expect(Provisioning.class, "fulfilled");
        return in(new Fulfilled(running.digest(), running.by(), now), now);
    }

    Request fail(String why, Instant now) {
        var running = expect(Provisioning.class, "failed");
        return in(new Failed(running.digest(), running.by(), why), now);
    }

    private void decide(UserId by, String digest) {
        if (isBy(by)) {
            throw new OwnRequestException(id);
        }
        if (!expect(AwaitingApproval.class, "decided").digest().equals(digest)) {
            throw new OtherPlanException(id);
        }
    }

    private void expectEditable(String what) {
        switch (state) {
            case Draft _, Planned _, PlanFailed _ -> {}
            case Planning _, AwaitingApproval _, Approved _, Provisioning _ -> throw illegal(what);
            case Fulfilled _, Failed _, Rejected _, Withdrawn _ -> throw illegal(what);
        }
    }

    private Request in(RequestState next, Instant now) {
        return new Request(id, requester, template, wish, next, createdAt, now, version);
    }

    private <S extends RequestState> S expect(Class<S> type, String what) {
        if (!type.isInstance(state)) {
            throw illegal(what);
        }
        return type.cast(state);
    }

    private Wish.Checked checked() {
        if (wish instanceof Wish.Checked good) {
            return good;
        }
        throw new IllegalStateException("%s is a draft; its answers are not checked".formatted(id));
    }

    private IllegalTransitionException illegal(String what) {
        return new IllegalTransitionException(id, state, what);
    }
}
