@NullMarked
package io.slipway.organization.setup;

import org.jspecify.annotations.NullMarked;
