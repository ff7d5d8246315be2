package io.slipway.projects.web;

import io.slipway.planning.Attribute;
import io.slipway.projects.Project;
import io.slipway.provisioning.ProjectRegister.MadeRepository;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A project as its page shows it. */
record ProjectView(
        Project project,
        String unit,
        String template,
        String requester,
        List<SignedBy> signatures,
        List<RepositoryView> repositories,
        List<StageView> stages,
        List<EnvironmentView> environments,
        Picture picture) {

    public String shortDigest() {
        return project.digest().substring(0, 4) + " " + project.digest().substring(4, 8);
    }

    /** Who signed, when, and the plan of which digest. */
    record SignedBy(String name, Instant at, String digest) {}

    /** A repository and what Slipway set there. */
    record RepositoryView(MadeRepository made, List<Attribute> variables, List<String> secrets, List<String> teams) {

        /** {@code 6 variables, 1 secret, 2 teams}. */
        public String sum() {
            return "%s, %s, %s"
                    .formatted(
                            many(variables.size(), "variable"),
                            many(secrets.size(), "secret"),
                            many(teams.size(), "team"));
        }

        private static String many(int count, String thing) {
            return count == 1 ? "1 " + thing : "%d %ss".formatted(count, thing);
        }
    }

    /** What a stage has. */
    record StageView(
            String key,
            String account,
            String region,
            List<Named> outputs,
            List<Named> parameters,
            List<Named> consolePages,
            List<Resource> resources) {}

    /** A name and its value, or a label and its address. */
    record Named(String name, String value) {}

    /** Something that Terraform made. */
    record Resource(String type, String address) {}

    /**
     * An environment of a repository, and who guards it.
     *
     * @param reviewers the names of people; {@code nobody} when nobody reviews
     * @param team the team they are in
     */
    record EnvironmentView(
            String repository,
            String stage,
            String account,
            String reviewers,
            String team,
            String branches,
            List<Attribute> variables,
            List<String> secrets) {

        public boolean isReviewed() {
            return !Set.of("", "nobody").contains(reviewers);
        }
    }
}
