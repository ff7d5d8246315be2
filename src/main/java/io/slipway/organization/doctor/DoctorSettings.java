package io.slipway.organization.doctor;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the account doctor works.
 *
 * @param limit the longest that one examination may take
 * @param dailyAt when every account is looked at, UTC
 * @param redHolds how long a red verdict stops requests when nobody looks again: a day, and some hours for a round that is late
 * @param keep how long examinations are kept; the newest of each account stays
 */
@ConfigurationProperties("slipway.organization.doctor")
record DoctorSettings(
        @DefaultValue("20s") Duration limit,
        @DefaultValue("04:30") LocalTime dailyAt,
        @DefaultValue("30h") Duration redHolds,
        @DefaultValue("400d") Duration keep) {}
