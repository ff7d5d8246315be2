package io.slipway.organization.doctor;

import io.slipway.aws.Inside;

/** Looks at one thing of an account and judges it. */
interface Look {

    Check check();

    Finding look(Inside account);
}
