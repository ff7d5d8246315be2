/** Tells people what happened. */
@ApplicationModule(allowedDependencies = {"requests", "approvals", "provisioning", "projects", "identity", "web"})
@NullMarked
package io.slipway.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
