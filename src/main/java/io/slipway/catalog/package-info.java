/** What can be asked for: templates, their versions and manifests, and the questions they ask. */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package io.slipway.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
