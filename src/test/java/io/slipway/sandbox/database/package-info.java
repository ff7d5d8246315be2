@NullMarked
package io.slipway.sandbox.database;

import org.jspecify.annotations.NullMarked;
