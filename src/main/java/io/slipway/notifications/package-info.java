/** Tells people what happened. */
@ApplicationModule(allowedDependencies = {"requests", "projects", "organization", "identity", "web"})
@NullMarked
package io.slipway.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
