/** Who somebody is, and how they sign in. */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package io.slipway.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
