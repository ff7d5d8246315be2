/** The pages of business units. */
@NullMarked
package io.slipway.organization.web;

import org.jspecify.annotations.NullMarked;
