package io.slipway.sandbox.github;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organization: its repositories and teams. */
record OrganizationPage(
        String login,
        String name,
        List<Row> repositories,
        @Nullable String first,
        @Nullable String older,
        List<TeamRow> teams) {

    /** A repository. */
    record Row(Repo repo, String href) {

        public String state() {
            if (repo.isGenerating()) {
                return "being filled";
            }
            return repo.isTemplate() ? "template" : repo.archived() ? "archived" : "private";
        }
    }

    /** A team. */
    record TeamRow(Team team, List<String> members, int repositories) {}
}
