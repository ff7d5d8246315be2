package io.slipway.provisioning.web;

import io.slipway.identity.Person;
import io.slipway.provisioning.Runs;
import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The run on its request's page. */
@Component
class RunPanel implements RequestPanel {

    private final Runs runs;

    RunPanel(Runs runs) {
        this.runs = runs;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Content> content(Request request, Person viewer) {
        return runs.of(request.id()).map(run -> new Content("provisioning/panel", run, false));
    }
}
