package io.slipway.provisioning.engine;

import org.springframework.stereotype.Component;

/** Where a run is written down, in one hand. */
@Component
record Books(JdbcRuns runs, JdbcSteps steps, JdbcLines lines, JdbcEffects effects) {}
