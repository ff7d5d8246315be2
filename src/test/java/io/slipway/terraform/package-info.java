@NullMarked
package io.slipway.terraform;

import org.jspecify.annotations.NullMarked;
