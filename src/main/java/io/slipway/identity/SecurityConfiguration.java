package io.slipway.identity;

import io.github.wimdeblauwe.htmx.spring.boot.security.HxRefreshHeaderAuthenticationEntryPoint;
import io.slipway.web.OutOfDate;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Who comes in, how, and what a browser may do with our pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final String[] OPEN_TO_ANYBODY = {
        "/css/**", "/js/**", "/icons/**", "/webjars/**", "/schema/**", "/sign-in", "/appearance", "/actuator/health/**"
    };

    /** Takes whatever no other chain has taken. */
    @Bean
    SecurityFilterChain portal(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(OPEN_TO_ANYBODY)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("person")
                        .failureUrl("/sign-in?wrong")
                        .successHandler(backToThePage()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(SecurityConfiguration::refusals)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** Two requests of one browser may write the same session at once. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsInPostgreSql() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    private static BackToThePage backToThePage() {
        var handler = new BackToThePage();
        handler.setRequestCache(pagesOnly());
        return handler;
    }

    /** A refresh in the background or a stream is no page to come back to. */
    @SuppressWarnings("NullAway") // no parameter at all keeps the addresses as they are
    private static RequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(SecurityConfiguration::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> refusals) {
        RequestMatcher htmx = new RequestHeaderRequestMatcher("HX-Request");
        // The first one is also taken when none matches: whoever says nothing of itself is shown the way in.
        refusals.defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/sign-in"), _ -> false)
                .defaultAuthenticationEntryPointFor(new HxRefreshHeaderAuthenticationEntryPoint(), htmx)
                .defaultAuthenticationEntryPointFor(
                        (_, response, _) -> response.sendError(HttpServletResponse.SC_UNAUTHORIZED),
                        SecurityConfiguration::isForMachines)
                .accessDeniedHandler(SecurityConfiguration::refuse);
    }

    private static boolean isForMachines(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            OutOfDate.mark(request);
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
    }
}
