package io.slipway.approvals.web;

import static io.slipway.testing.Rooms.ADA;
import static io.slipway.testing.Rooms.DIGEST;
import static io.slipway.testing.Rooms.GRACE;
import static io.slipway.testing.Rooms.LINUS;
import static io.slipway.testing.Rooms.OTHER_DIGEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.approvals.Approvals;
import io.slipway.requests.Request;
import io.slipway.testing.Rooms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every decision in every state by everybody. */
@SpringBootTest(classes = Rooms.class)
@AutoConfigureMockMvc
class DecisionMatrixTests {

    private static final List<String> PEOPLE = List.of("ada", "grace", "linus", "root", "mallory");

    /** What is expected for: requester, approver, approving admin, admin, outsider. */
    private static final List<Row> MATRIX = List.of(
            new Row("approve", "awaiting", 403, 302, 302, 403, 404),
            new Row("approve", "planned", 403, 409, 409, 403, 404),
            new Row("approve", "approved", 403, 409, 409, 403, 404),
            new Row("approve", "rejected", 403, 409, 409, 403, 404),
            new Row("approve", "withdrawn", 403, 409, 409, 403, 404),
            new Row("approve another digest", "awaiting", 403, 409, 409, 403, 404),
            new Row("approve no digest", "awaiting", 403, 409, 409, 403, 404),
            new Row("reject", "awaiting", 403, 302, 302, 403, 404),
            new Row("reject", "planned", 403, 409, 409, 403, 404),
            new Row("reject", "approved", 403, 409, 409, 403, 404),
            new Row("reject", "rejected", 403, 409, 409, 403, 404),
            new Row("reject", "withdrawn", 403, 409, 409, 403, 404),
            new Row("reject another digest", "awaiting", 403, 409, 409, 403, 404),
            new Row("reject without a reason", "awaiting", 403, 422, 422, 403, 404),
            new Row("reject without a reason", "approved", 403, 409, 409, 403, 404),
            new Row("reject with a novel", "awaiting", 403, 422, 422, 403, 404),
            new Row("reject with NUL and half a sign", "awaiting", 403, 302, 302, 403, 404),
            new Row("say nothing", "awaiting", 422, 422, 422, 422, 404));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Rooms.Desk desk;

    static Stream<Arguments> everyDecisionInEveryStateByEverybody() {
        return MATRIX.stream()
                .flatMap(row -> PEOPLE.stream()
                        .map(person -> Arguments.of(
                                row.decision(),
                                row.state(),
                                person,
                                row.expected().get(PEOPLE.indexOf(person)))));
    }

    @BeforeEach
    void empty() {
        desk.clear();
    }

    @ParameterizedTest(name = "{2}: {0} when {1} is {3}")
    @MethodSource
    void everyDecisionInEveryStateByEverybody(String decision, String state, String person, int expected) {
        var request = brought(state);
        var before = approvals.of(request.id());

        assertThat(mvc.post()
                        .uri("/requests/{id}/decision", request.id().value())
                        .with(user(person))
                        .with(csrf())
                        .param("decision", decision.split(" ")[0])
                        .param("digest", digest(decision))
                        .param("reason", reason(decision)))
                .hasStatus(expected);

        assertThat(approvals.of(request.id())).hasSize(before.size() + (expected == 302 ? 1 : 0));
        if (expected != 302) {
            assertThat(desk.now(request.id()).state()).isEqualTo(request.state());
        }
    }

    private Request brought(String state) {
        return switch (state) {
            case "planned" -> desk.planned(ADA);
            case "awaiting" -> desk.awaiting(ADA);
            case "approved" -> desk.approved(ADA, GRACE);
            case "rejected" -> rejected();
            case "withdrawn" -> desk.requests().withdraw(desk.awaiting(ADA).id());
            default -> throw new IllegalArgumentException(state);
        };
    }

    private Request rejected() {
        var request = desk.awaiting(ADA);
        approvals.reject(request.id(), LINUS, DIGEST, "Batch is enough.");
        return desk.now(request.id());
    }

    private static String digest(String decision) {
        if (decision.contains("no digest")) {
            return "";
        }
        return decision.contains("another digest") ? OTHER_DIGEST : DIGEST;
    }

    private static String reason(String decision) {
        if (decision.contains("without a reason")) {
            return " \t ";
        }
        if (decision.contains("novel")) {
            return "x".repeat(1_001);
        }
        return decision.contains("NUL") ? "Batch\0 is\ud83d enough." : "Batch is enough.";
    }

    private record Row(String decision, String state, List<Integer> expected) {

        Row(String decision, String state, Integer... expected) {
            this(decision, state, List.of(expected));
        }
    }
}
