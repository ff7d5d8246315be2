/** Everything a request will do, computed before anybody signs, and the digest that is signed. */
@ApplicationModule(
        allowedDependencies = {
            "requests",
            "catalog",
            "organization",
            "identity",
            "terraform",
            "github",
            "aws",
            "web",
            "work"
        })
@NullMarked
package io.slipway.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
