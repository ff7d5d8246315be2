package io.slipway.requests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.requests.Request;
import io.slipway.requests.Requests;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of a request with everybody who might try it. */
@SpringBootTest(classes = PagesSetup.class)
@AutoConfigureMockMvc
class AuthorizationTests {

    private static final String ID = "/requests/{id:\\d{1,18}}";

    /** What is expected for: requester, other member, approver, admin, outsider. */
    private static final List<Row> MATRIX = List.of(
            new Row("GET", ID, 200, 200, 200, 200, 404),
            new Row("GET", ID + "/news", 204, 204, 204, 204, 404),
            new Row("GET", ID + "/edit", 200, 403, 403, 403, 404),
            new Row("POST", ID, 422, 403, 403, 403, 404),
            new Row("POST", ID + "/plan", 302, 403, 403, 403, 404),
            new Row("POST", ID + "/submit", 409, 403, 403, 403, 404),
            new Row("POST", ID + "/withdraw", 302, 403, 403, 403, 404),
            new Row("POST", ID + "/delete", 409, 403, 403, 403, 404),
            new Row("GET", "/requests", 200, 200, 200, 200, 200),
            new Row("GET", "/requests/new", 200, 200, 200, 403, 200),
            new Row("POST", "/requests", 422, 422, 422, 422, 422),
            new Row("GET", "/requests/name-check", 200, 200, 200, 200, 200),
            new Row("POST", "/requests/outline", 200, 200, 200, 200, 200));

    private static final List<String> PEOPLE = List.of("ada", "katherine", "grace", "linus", "mallory");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Requests requests;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    static Stream<Arguments> everyRouteWithEverybody() {
        return MATRIX.stream()
                .flatMap(row -> PEOPLE.stream()
                        .map(person -> Arguments.of(
                                row.method(), row.path(), person, row.expected().get(PEOPLE.indexOf(person)))));
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate request").update();
    }

    @Test
    void theMatrixHasEveryRoute() {
        var routes = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().equals("io.slipway.requests.web"))
                .map(entry -> entry.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .iterator()
                                .next() + " "
                        + entry.getKey().getPatternValues().iterator().next())
                .collect(Collectors.toSet());

        assertThat(routes)
                .isEqualTo(MATRIX.stream()
                        .map(row -> row.method() + " " + row.path())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("everyRouteWithEverybody")
    void letsInWhomItShould(String method, String path, String person, int expected) {
        assertThat(status(method, path(path, planned()), person)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everyRouteWithEverybody")
    void aDraftIsItsRequestersAlone(String method, String path, String person, int expected) {
        if (path.startsWith(ID) && !person.equals("ada")) {
            assertThat(status(method, path(path, draft()), person)).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("everyRouteWithEverybody")
    void nobodyUnknownComesIn(String method, String path, String person, int expected) {
        var status = mvc.perform(builder(method, path(path, planned())).with(csrf()))
                .getMvcResult()
                .getResponse()
                .getStatus();

        assertThat(status).isIn(Set.of(302, 401));
    }

    private int status(String method, String path, String person) {
        return mvc.perform(builder(method, path).with(user(person)).with(csrf()))
                .getMvcResult()
                .getResponse()
                .getStatus();
    }

    private static MockHttpServletRequestBuilder builder(String method, String path) {
        return MockMvcRequestBuilders.request(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path)
                .param("template", path.equals("/requests/new") ? "sample" : "sample@1")
                .param("seen", "Planned");
    }

    private static String path(String pattern, Request request) {
        return pattern.replace("{id:\\d{1,18}}", String.valueOf(request.id().value()));
    }

    private Request planned() {
        return requests.planned(made("").id(), "7f3a91c4");
    }

    private Request draft() {
        return made("keep");
    }

    private Request made(String then) {
        var request = mvc.post().uri("/requests").with(user("ada")).with(csrf()).param("then", then);
        RequestPagesTests.answers().forEach(request::param);
        request.exchange();
        return requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 1).getFirst();
    }

    private record Row(String method, String path, List<Integer> expected) {

        Row(String method, String path, Integer... expected) {
            this(method, path, List.of(expected));
        }
    }
}
