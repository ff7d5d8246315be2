@NullMarked
package io.slipway.organization.web;

import org.jspecify.annotations.NullMarked;
