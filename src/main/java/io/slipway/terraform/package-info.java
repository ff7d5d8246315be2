/** Runs Terraform (or OpenTofu) as a child process and keeps its state. Knows no other module. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.slipway.terraform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
