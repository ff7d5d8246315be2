package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Hangs the REST API and git into the portal's server, outside sessions and CSRF: they have a token of their own. */
@Configuration(proxyBeanMethods = false)
@OnSandbox
class SandboxGitHubConfiguration {

    private static final String API = "/github/api/*";
    private static final int AFTER_SECURITY = 0;

    @Bean
    @Order(1)
    SecurityFilterChain sandboxGitHubSecurity(HttpSecurity http) {
        return http.securityMatcher(machines())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    // Before Boot's filter that reads form bodies: what curl sends looks like a form.
    @Bean
    FilterRegistrationBean<Filter> sandboxGitHubProtocol(Ledger ledger) {
        return filter(new ProtocolFilter(ledger), API, Ordered.HIGHEST_PRECEDENCE + 100);
    }

    @Bean
    FilterRegistrationBean<Filter> sandboxGitHubToken(AccessToken token, RateLimit limit, ErrorWriter errors) {
        return filter(new TokenFilter(token, limit, errors), API, AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<Filter> sandboxGitHubFaults(Faults faults, ErrorWriter errors) {
        return filter(new FaultFilter(faults, errors), API, AFTER_SECURITY + 1);
    }

    @Bean
    FilterRegistrationBean<Filter> sandboxGit(GitOverHttp git) {
        return filter(git, "/github/" + Cast.ORGANIZATION + "/*", AFTER_SECURITY);
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, String path, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setName("sandbox" + filter.getClass().getSimpleName());
        registration.addUrlPatterns(path);
        registration.setOrder(order);
        return registration;
    }

    private static RequestMatcher machines() {
        return request -> {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            return path.startsWith("/github/api/")
                    || path.equals(FaultScript.PATH)
                    || GitOverHttp.PATH.matcher(path).matches();
        };
    }
}
