/** Durable work: what is begun here inside a transaction goes on after its commit, and after a crash. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.slipway.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
