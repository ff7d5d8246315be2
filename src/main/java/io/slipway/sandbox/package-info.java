/** What runs when nothing is configured: a PostgreSQL, a GitHub and three people inside this process. Nobody depends on it. */
@ApplicationModule(
        allowedDependencies = {"identity", "organization", "catalog", "terraform", "github", "publishing", "web"})
@NullMarked
package io.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
