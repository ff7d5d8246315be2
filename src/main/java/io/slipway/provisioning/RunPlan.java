package io.slipway.provisioning;

import io.slipway.catalog.Manifest;
import io.slipway.organization.BusinessUnit;
import io.slipway.planning.Plan;
import io.slipway.requests.Request;

/** All that the steps of a run are made from; the same each time the run is picked up. */
public record RunPlan(Request request, Manifest manifest, BusinessUnit unit, Plan approved) {}
