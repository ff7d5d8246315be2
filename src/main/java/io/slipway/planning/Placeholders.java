package io.slipway.planning;

import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.organization.Account;
import io.slipway.organization.Stage;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders in a manifest's texts. */
record Placeholders(GitHubFacts facts, @Nullable Stage stage) {

    /** Leaves alone what workflows and shells write: {@code ${{ … }}}, {@code ${UPPER_CASE}}. */
    private static final Pattern FORM = Pattern.compile("\\$\\{([a-z][a-z-]*)((?:\\.[^.{}$\\s]+)*)}");

    /** @throws IllegalArgumentException when a placeholder means nothing */
    String fill(String text) {
        return fill(text, UnaryOperator.identity());
    }

    /** For a file; in YAML and JSON nobody's answer can leave its quotes. */
    String fillFile(String path, String text) {
        return fill(text, path.matches(".*\\.(ya?ml|json)") ? Placeholders::quotable : UnaryOperator.identity());
    }

    private String fill(String text, UnaryOperator<String> change) {
        return FORM.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(change.apply(
                        value(found.group(), found.group(1), found.group(2).replaceFirst("^\\.", "")))));
    }

    private String value(String whole, String head, String rest) {
        var request = facts.request();
        return switch (head) {
            case "project" -> request.project().value();
            case "business-unit" -> facts.unit().key().value();
            case "region" -> account().map(Account::region).orElse(facts.unit().region());
            case "account" -> accountNumber(whole, rest);
            case "organization" -> facts.organization();
            case "request" -> request.id().toString();
            case "template" -> request.template().toString();
            case "answer" -> request.answers().text(rest);
            case "repository" -> repository(whole, rest);
            case "output" -> output(whole, rest);
            default -> throw unknown(whole);
        };
    }

    private Optional<Account> account() {
        return Optional.ofNullable(stage).map(facts.unit()::account);
    }

    private String accountNumber(String whole, String rest) {
        var account = rest.isEmpty() ? account() : Optional.of(facts.unit().account(Stage.of(rest)));
        return account.orElseThrow(() -> unknown(whole)).number().value();
    }

    private String repository(String whole, String key) {
        return facts.manifest().repositories().stream()
                .filter(spec -> spec.key().equals(key))
                .findFirst()
                .map(this::name)
                .orElseThrow(() -> unknown(whole));
    }

    private String name(RepositorySpec spec) {
        return spec.name(facts.request().project().value());
    }

    private String output(String whole, String rest) {
        var dot = rest.indexOf('.');
        if (dot < 1) {
            throw unknown(whole);
        }
        return facts.outputs().textOrName(Stage.of(rest.substring(0, dot)), rest.substring(dot + 1));
    }

    private static IllegalArgumentException unknown(String whole) {
        return new IllegalArgumentException(
                "The template says %s, which means nothing there. Its author needs to mend it.".formatted(whole));
    }

    private static String quotable(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
