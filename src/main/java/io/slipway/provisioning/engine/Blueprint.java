package io.slipway.provisioning.engine;

import io.slipway.provisioning.Step;
import java.util.List;

/** Says which steps a run has; the same ones each time it is asked about the same run. */
public interface Blueprint {

    List<Step> steps(RunRow run);
}
