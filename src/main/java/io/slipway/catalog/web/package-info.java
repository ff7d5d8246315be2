/** The catalog's pages. */
@NullMarked
package io.slipway.catalog.web;

import org.jspecify.annotations.NullMarked;
