package io.slipway.organization;

/** An AWS account in a region, and the name of the role that Slipway assumes there. */
public record Account(AccountNumber number, String region, String role) {}
