/** Business units, their accounts and stages. */
@ApplicationModule(allowedDependencies = {"identity", "work", "aws", "web"})
@NullMarked
package io.slipway.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
