/** Somebody asks for a project: the form, the draft, the request and where it stands. */
@ApplicationModule(allowedDependencies = {"catalog", "organization", "identity", "web"})
@NullMarked
package io.slipway.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
