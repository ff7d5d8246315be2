package io.slipway.provisioning.engine;

import io.slipway.catalog.Answers;
import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.requests.ProjectName;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState;
import io.slipway.requests.RequestState.Approved;
import io.slipway.requests.RequestState.Failed;
import io.slipway.requests.RequestState.Fulfilled;
import io.slipway.requests.RequestState.Provisioning;
import io.slipway.requests.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Approved requests, in memory; only what the engine does to them. */
class FakeRequests implements Requests {

    private static final UserId GRACE = new UserId("grace");

    private final Map<RequestId, Request> requests = new ConcurrentHashMap<>();

    Request approved(long number) {
        return put(new RequestId(number), new Approved("0".repeat(64), GRACE, Instant.EPOCH));
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return Optional.ofNullable(requests.get(id));
    }

    @Override
    public Request start(RequestId id) {
        return put(id, new Provisioning("0".repeat(64), GRACE, Instant.EPOCH));
    }

    @Override
    public Request fulfil(RequestId id) {
        return put(id, new Fulfilled("0".repeat(64), GRACE, Instant.EPOCH));
    }

    @Override
    public Request fail(RequestId id, String reason) {
        return put(id, new Failed("0".repeat(64), GRACE, reason));
    }

    private Request put(RequestId id, RequestState state) {
        var request = new Request(
                id,
                new UserId("ada"),
                TemplateVersionId.of("train@1"),
                new BusinessUnitKey("fraud"),
                new ProjectName("churn"),
                Answers.of(Map.of()),
                "because",
                state,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
        requests.put(id, request);
        return request;
    }

    @Override
    public List<Request> page(Filter filter, long before, int size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Request> awaitingApproval() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Request planned(RequestId id, String digest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Request planFailed(RequestId id, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Request submit(RequestId id, String digest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Request withdraw(RequestId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Request approve(RequestId id, UserId by, String digest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Request reject(RequestId id, UserId by, String digest, String reason) {
        throw new UnsupportedOperationException();
    }
}
