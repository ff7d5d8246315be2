package io.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AwsSettingsTests {

    private static final URI ALL = URI.create("http://all");
    private static final URI ONE = URI.create("http://one");

    @Test
    void anAddressOfOneServiceComesBeforeThatOfAll() {
        var settings = settings(true, ALL, "id", Duration.ofHours(1));

        assertThat(settings.endpoint("s3")).isEqualTo(ONE);
        assertThat(settings.endpoint("sts")).isEqualTo(ALL);
        assertThat(settings(true, null, "id", Duration.ofHours(1)).endpoint("sts"))
                .isNull();
    }

    @Test
    void nobodyStaysLongerThanAnHour() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(true, null, "id", Duration.ofMinutes(61)))
                .withMessage("slipway.aws.session-duration is an hour at most");
    }

    @Test
    void whoGoesIntoAccountsShowsAnExternalId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(true, null, " ", Duration.ofHours(1)))
                .withMessageContaining("slipway.aws.external-id is missing");
        assertThat(settings(false, null, "", Duration.ofHours(1)).enabled()).isFalse();
    }

    private static AwsSettings settings(boolean enabled, @Nullable URI all, String externalId, Duration duration) {
        return new AwsSettings(enabled, all, Map.of("s3", ONE), externalId, duration, "");
    }
}
