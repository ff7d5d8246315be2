package io.slipway.aws;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** AWS, where there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AwsSettings.class)
class AwsConfiguration {

    @Bean
    @ConditionalOnBooleanProperty("slipway.aws.enabled")
    SdkHttpClient awsHttp() {
        return Apache5HttpClient.builder()
                .connectionTimeout(Clients.CONNECT)
                .socketTimeout(Clients.ATTEMPT)
                .maxConnections(100)
                .build();
    }

    /** Who the portal is. */
    @Bean
    @ConditionalOnBooleanProperty("slipway.aws.enabled")
    AwsCredentialsProvider portalCredentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    @Bean
    @ConditionalOnBooleanProperty("slipway.aws.enabled")
    Clients awsClients(AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider portal) {
        return new Clients(settings, http, portal);
    }

    @Bean
    @ConditionalOnBooleanProperty("slipway.aws.enabled")
    RoleProbe accountProbe(AwsSettings settings, Clients clients) {
        return new RoleProbe(settings, clients);
    }

    @Bean
    @ConditionalOnBooleanProperty("slipway.aws.enabled")
    RoleAccess accountAccess(AwsSettings settings, Clients clients) {
        return new RoleAccess(settings, clients);
    }
}
