@NullMarked
package io.slipway.approvals.web;

import org.jspecify.annotations.NullMarked;
