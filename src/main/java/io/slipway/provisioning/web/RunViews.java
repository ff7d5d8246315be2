package io.slipway.provisioning.web;

import io.slipway.identity.CurrentUser;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.organization.BusinessUnits;
import io.slipway.provisioning.engine.JdbcEffects;
import io.slipway.provisioning.engine.JdbcLines;
import io.slipway.provisioning.engine.JdbcRuns;
import io.slipway.provisioning.engine.JdbcSteps;
import io.slipway.provisioning.engine.RunRow;
import io.slipway.provisioning.engine.StepRow;
import io.slipway.provisioning.engine.StepStatus;
import io.slipway.requests.Request;
import io.slipway.requests.RequestState.Failed;
import io.slipway.requests.RequestState.Fulfilled;
import io.slipway.requests.RequestState.Provisioning;
import io.slipway.requests.Requests;
import io.slipway.requests.Visibility;
import io.slipway.web.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the pages of runs show, and to whom. */
@Component
class RunViews {

    /** The lines a page shows at once; the plain text has them all. */
    private static final int LINES = 1_000;

    private final JdbcRuns runs;
    private final JdbcSteps steps;
    private final JdbcLines lines;
    private final JdbcEffects effects;
    private final Requests requests;
    private final Visibility visibility;
    private final BusinessUnits units;
    private final People people;
    private final CurrentUser currentUser;
    private final Clock clock;

    RunViews(
            JdbcRuns runs,
            JdbcSteps steps,
            JdbcLines lines,
            JdbcEffects effects,
            Requests requests,
            Visibility visibility,
            BusinessUnits units,
            People people,
            CurrentUser currentUser,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.lines = lines;
        this.effects = effects;
        this.requests = requests;
        this.visibility = visibility;
        this.units = units;
        this.people = people;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @throws NotFoundException when there is no such run, or the viewer may not see it */
    RunRow run(long id) {
        return runs.find(id)
                .filter(run -> maySee(run, currentUser.get()))
                .orElseThrow(() -> new NotFoundException("There is no run of that number."));
    }

    RunView view(long id, @Nullable String asked, @Nullable String shown) {
        var run = run(id);
        var request = requests.get(run.request());
        var rows = steps.of(id);
        var chosen = chosen(rows, asked);
        return new RunView(
                run,
                request,
                signedBy(request),
                asked,
                shown,
                rows,
                chosen,
                lines.after(id, chosen.key(), 0, LINES),
                effects.of(id),
                mayAct(request, currentUser.get()),
                clock.instant());
    }

    List<RunView> page(long before, int size) {
        var viewer = currentUser.get();
        return Stream.iterate(runs.page(before, size), batch -> !batch.isEmpty(), batch -> below(batch, size))
                .flatMap(List::stream)
                .filter(run -> maySee(run, viewer))
                .limit(size)
                .map(run -> view(run.id(), null, null))
                .toList();
    }

    private List<RunRow> below(List<RunRow> batch, int size) {
        return runs.page(batch.getLast().id(), size);
    }

    private String signedBy(Request request) {
        return switch (request.state()) {
            case Provisioning state -> people.nameOf(state.by());
            case Fulfilled state -> people.nameOf(state.by());
            case Failed state -> people.nameOf(state.by());
            default -> "";
        };
    }

    /** The step asked for, else the one that tells most: failed, running, the last one. */
    private static StepRow chosen(List<StepRow> rows, @Nullable String step) {
        return rows.stream()
                .filter(row -> row.key().equals(step))
                .findFirst()
                .or(() -> first(rows, StepStatus.FAILED))
                .or(() -> first(rows, StepStatus.RUNNING))
                .or(() -> first(rows, StepStatus.RETRYING))
                .or(() -> rows.reversed().stream()
                        .filter(row -> row.startedAt() != null)
                        .findFirst())
                .orElse(new StepRow("none", "Log", StepStatus.PENDING, 0, 0, null, "", 0, 0, Map.of(), null, null));
    }

    private static Optional<StepRow> first(List<StepRow> rows, StepStatus status) {
        return rows.stream().filter(row -> row.status() == status).findFirst();
    }

    private boolean maySee(RunRow run, Person viewer) {
        return visibility.sees(viewer, requests.get(run.request()));
    }

    /** Whoever asked, whoever may sign, and admins. */
    boolean mayAct(Request request, Person viewer) {
        return viewer.role() == Role.ADMIN
                || request.requester().equals(viewer.id())
                || units.get(request.businessUnit()).maySign(viewer.id());
    }
}
