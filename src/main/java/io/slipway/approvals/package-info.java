/** Who signs what: policy, inbox, decisions. */
@ApplicationModule(allowedDependencies = {"requests", "planning", "organization", "identity", "catalog", "web"})
@NullMarked
package io.slipway.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
