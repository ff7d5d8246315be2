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
 * Somebody asks for a project. Transitions are here and only where they are legal; {@link Requests} carries them out.
 *
 * @param reason why, in the requester's words; the approver reads this first
 * @param version counts the changes, for optimistic locking
 */
public record Request(
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

    Request edit(BusinessUnitKey unit, ProjectName name, Answers newAnswers, String why, Instant now) {
        switch (state) {
            case Draft _, Planned _, PlanFailed _ -> {}
            case Planning _, AwaitingApproval _, Approved _, Provisioning _, Fulfilled _, Failed _ ->
                throw illegal("edited");
            case Rejected _, Withdrawn _ -> throw illegal("edited");
        }
        return new Request(id, requester, template, unit, name, newAnswers, why, new Draft(), createdAt, now, version);
    }

    Request plan(Instant now) {
        return switch (state) {
            case Draft _, Planned _, PlanFailed _ -> in(new Planning(now), now);
            case Planning _, AwaitingApproval _, Approved _, Provisioning _, Fulfilled _, Failed _ ->
                throw illegal("planned");
            case Rejected _, Withdrawn _ -> throw illegal("planned");
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
        if (!(expect(Planned.class, "submitted").digest().equals(digest))) {
            throw new OtherPlanException(id);
        }
        return in(new AwaitingApproval(digest, now), now);
    }

    Request withdraw(Instant now) {
        return switch (state) {
            case Draft _, Planned _, PlanFailed _, Planning _, AwaitingApproval _ -> in(new Withdrawn(now), now);
            case Approved _, Provisioning _, Fulfilled _, Failed _, Rejected _, Withdrawn _ ->
                throw illegal("withdrawn");
        };
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
        if (by.equals(requester)) {
            throw new OwnRequestException(id);
        }
        if (!expect(AwaitingApproval.class, "decided").digest().equals(digest)) {
            throw new OtherPlanException(id);
        }
    }

    private Request in(RequestState next, Instant now) {
        return new Request(
                id, requester, template, businessUnit, project, answers, reason, next, createdAt, now, version);
    }

    private <S extends RequestState> S expect(Class<S> type, String what) {
        if (!type.isInstance(state)) {
            throw illegal(what);
        }
        return type.cast(state);
    }

    private IllegalTransitionException illegal(String what) {
        return new IllegalTransitionException(id, state, what);
    }
}
