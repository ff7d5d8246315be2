/** The template repositories that travel with Slipway, and their way into the organization. */
@ApplicationModule(allowedDependencies = {"github", "identity", "web", "work"})
@NullMarked
package io.slipway.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
