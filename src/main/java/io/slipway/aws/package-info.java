/** AWS in our words: credentials, accounts, and what is in them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.slipway.aws;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
