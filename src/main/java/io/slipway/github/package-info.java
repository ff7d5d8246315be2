/** GitHub in our words: the client, its pacing, its budget. Knows no other module. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.slipway.github;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
