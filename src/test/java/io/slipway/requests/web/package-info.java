@NullMarked
package io.slipway.requests.web;

import org.jspecify.annotations.NullMarked;
