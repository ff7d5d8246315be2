package io.slipway.planning;

import io.slipway.catalog.Manifest;
import io.slipway.catalog.Parameter;
import io.slipway.organization.BusinessUnit;
import io.slipway.requests.Request;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the GitHub part of a project follows from.
 *
 * @param organization the login of the organization
 * @param outputs Terraform's outputs as far as they are known
 * @param owners the logins of those in the owner team
 */
public record GitHubFacts(
        Request request,
        Manifest manifest,
        BusinessUnit unit,
        String organization,
        GitHubOutputs outputs,
        Set<String> owners) {

    public GitHubFacts {
        owners = Set.copyOf(owners);
    }

    /** The team that looks after the code. */
    public static String maintainers(Request request) {
        return request.project() + "-maintainers";
    }

    /** The team that reviews deployments. */
    public static String approvers(Request request) {
        return request.project() + "-approvers";
    }

    /** The owner teams that were answered. */
    static Set<String> ownerTeams(Request request, Manifest manifest) {
        return manifest.parameters().stream()
                .filter(Parameter.Team.class::isInstance)
                .flatMap(parameter -> answer(request, parameter))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Requester, owners, and every user who was answered. */
    Set<String> maintainerLogins() {
        var logins = new TreeSet<String>();
        logins.add(request.requester().value());
        owners.forEach(owner -> logins.add(owner.toLowerCase(Locale.ROOT)));
        manifest.parameters().stream()
                .filter(Parameter.GitHubUser.class::isInstance)
                .flatMap(parameter -> answer(request, parameter))
                .forEach(login -> logins.add(login.toLowerCase(Locale.ROOT)));
        return logins;
    }

    private static Stream<String> answer(Request request, Parameter parameter) {
        return Stream.of(request.answers().text(parameter.name())).filter(text -> !text.isEmpty());
    }
}
