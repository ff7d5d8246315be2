/** The PostgreSQL that runs when nobody names another one. */
@NullMarked
package io.slipway.sandbox.database;

import org.jspecify.annotations.NullMarked;
