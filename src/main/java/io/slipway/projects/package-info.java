/** What a fulfilled request leaves: repositories, resources, stages; and the home page. */
@ApplicationModule(
        allowedDependencies = {
            "requests",
            "planning",
            "approvals",
            "provisioning",
            "catalog",
            "organization",
            "github",
            "identity",
            "web"
        })
@NullMarked
package io.slipway.projects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
