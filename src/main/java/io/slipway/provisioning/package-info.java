/** The durable carrying-out of an approved plan: runs, steps, effects. */
@ApplicationModule(
        allowedDependencies = {
            "planning",
            "requests",
            "approvals",
            "catalog",
            "organization",
            "identity",
            "terraform",
            "github",
            "web",
            "work"
        })
@NullMarked
package io.slipway.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
