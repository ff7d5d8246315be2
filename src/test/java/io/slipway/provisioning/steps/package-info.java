@NullMarked
package io.slipway.provisioning.steps;

import org.jspecify.annotations.NullMarked;
