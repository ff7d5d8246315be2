/** A GitHub inside the portal: its REST API, its git and a few of its pages, durable in PostgreSQL and bare repositories. */
@NullMarked
package io.slipway.sandbox.github;

import org.jspecify.annotations.NullMarked;
