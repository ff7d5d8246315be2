package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(
        classes = {Shell.class, NobodyCanSignInTests.WithoutPeople.class},
        properties = "spring.main.allow-bean-definition-overriding=true")
@AutoConfigureMockMvc
class NobodyCanSignInTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void saysSo() {
        assertThat(mvc.get().uri("/sign-in")).hasStatusOk().bodyText().contains("Nobody can sign in yet");
    }

    @Test
    void letsNobodyIn() {
        assertThat(mvc.post().uri("/sign-in").with(csrf()).param("person", "ada"))
                .hasRedirectedUrl("/sign-in?wrong");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithoutPeople {

        @Bean
        DemoPeople demoPeople() {
            return List::of;
        }
    }
}
