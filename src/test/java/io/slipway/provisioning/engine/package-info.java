@NullMarked
package io.slipway.provisioning.engine;

import org.jspecify.annotations.NullMarked;
