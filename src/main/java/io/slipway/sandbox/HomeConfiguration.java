package io.slipway.sandbox;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the home folder before anybody puts something into it, so that it is its owner's alone from the start. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    static BeanFactoryPostProcessor homeFolder(Environment environment) {
        return _ -> HomeFolder.named(environment).create();
    }
}
