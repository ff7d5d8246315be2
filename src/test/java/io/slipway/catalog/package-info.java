@NullMarked
package io.slipway.catalog;

import org.jspecify.annotations.NullMarked;
