/** The pages of requests: form, request, list. */
@NullMarked
package io.slipway.requests.web;

import org.jspecify.annotations.NullMarked;
