package io.slipway.aws;

import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS answers, in our words. */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "AuthFailure",
            "InvalidClientTokenId",
            "SignatureDoesNotMatch");

    private Answers() {}

    /**
     * Asks, and never throws whatever comes.
     *
     * @param action what is asked, as AWS names it in a policy: {@code iam:GetRole}
     */
    static <T> Sight<T> of(String action, Supplier<T> call) {
        try {
            return new Sight.Seen<>(call.get());
        } catch (AwsServiceException e) {
            return refused(
                    action,
                    e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode(),
                    e.statusCode());
        } catch (SdkException e) {
            log.debug("No answer to {}", action, e);
            return new Sight.Silent<>(silence(action, e));
        }
    }

    /** What a refusal means. */
    static <T> Sight<T> refused(String action, String code, int status) {
        if (isMissing(code, status)) {
            return new Sight.Nothing<>();
        }
        if (DENIED.contains(code) || status == 403) {
            return new Sight.Hidden<>("AWS denied %s.".formatted(action));
        }
        return new Sight.Silent<>("AWS answered %s with %s.".formatted(action, code.isEmpty() ? status : code));
    }

    private static boolean isMissing(String code, int status) {
        return status == 404
                || code.startsWith("NoSuch")
                || code.endsWith(".NotFound")
                || code.endsWith("NotFoundException")
                || code.endsWith("NotFoundError");
    }

    private static String silence(String action, SdkException e) {
        return switch (e) {
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _, AbortedException _ ->
                "AWS did not answer %s within %d s.".formatted(action, Clients.CALL.toSeconds());
            default ->
                String.valueOf(e.getMessage()).contains("credentials")
                        ? "Slipway itself has no credentials for AWS."
                        : "AWS could not be reached for %s.".formatted(action);
        };
    }
}
