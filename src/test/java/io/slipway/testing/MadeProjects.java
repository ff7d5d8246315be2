package io.slipway.testing;

import io.slipway.catalog.Manifest;
import io.slipway.planning.Plan;
import io.slipway.provisioning.ProjectRegister.MadeProject;
import io.slipway.provisioning.ProjectRegister.MadeRepository;
import io.slipway.requests.Request;
import java.util.ArrayList;
import java.util.List;

/** What a run hands over once it has made what a template of the house leads to. */
public final class MadeProjects {

    private MadeProjects() {}

    public static MadeProject of(Request request, Plan plan, Manifest manifest, long run) {
        return new MadeProject(
                request, plan, run, repositories(request, manifest), SamplePlan.outputs(request, manifest));
    }

    private static List<MadeRepository> repositories(Request request, Manifest manifest) {
        var made = new ArrayList<MadeRepository>();
        for (var spec : manifest.repositories(request.answers())) {
            var name = spec.name(request.project().value());
            var web = "http://localhost:8080/github/acme-ml/" + name;
            made.add(new MadeRepository(spec.key(), name, 900 + made.size(), web, web + ".git"));
        }
        return made;
    }
}
