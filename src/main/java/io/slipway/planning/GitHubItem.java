package io.slipway.planning;

import io.slipway.github.GitHub.Permission;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** One thing on GitHub as a project wants it. These nine kinds are all that Slipway makes there. */
public sealed interface GitHubItem {

    /** For page, digest and effect. */
    default String kind() {
        return switch (this) {
            case Repository _ -> "repository";
            case Topics _ -> "topics";
            case ProjectFile _ -> "file";
            case Team _ -> "team";
            case Member _ -> "member";
            case TeamAccess _ -> "access";
            case Environment _ -> "environment";
            case Variable _ -> "variable";
            case Secret _ -> "secret";
        };
    }

    /** Its natural key, unique among its kind. */
    String name();

    /** A few quiet words, or none. */
    default String note() {
        return "";
    }

    /** What it is compared by: path to text. */
    SortedMap<String, String> values();

    /** How to take it back, in words. */
    default String undo() {
        return switch (this) {
            case Topics _ -> "take the topics away";
            case ProjectFile _ -> "revert the commit";
            case Member _ -> "take the member out of the team";
            case TeamAccess _ -> "take the team's access away";
            case Repository _, Team _, Environment _, Variable _, Secret _ -> "delete the " + kind();
        };
    }

    /** A private repository from a template repository. */
    record Repository(String key, String name, String template, String purpose, GitHubMark mark) implements GitHubItem {

        public String description() {
            return mark.on(purpose);
        }

        @Override
        public String note() {
            return "private, from " + template;
        }

        @Override
        public SortedMap<String, String> values() {
            return sorted(Map.of("description", description(), "template", template, "visibility", "private"));
        }
    }

    /** What a repository is found by. */
    record Topics(String repository, SortedSet<String> topics) implements GitHubItem {

        @Override
        public String name() {
            return repository;
        }

        @Override
        public String note() {
            return String.join(", ", topics);
        }

        @Override
        public SortedMap<String, String> values() {
            return sorted(Map.of("topics", String.join(", ", topics)));
        }
    }

    /** A file that tells the repository its project. */
    record ProjectFile(String repository, String path, String content) implements GitHubItem {

        @Override
        public String name() {
            return repository + "/" + path;
        }

        @Override
        public String note() {
            return "written by Slipway";
        }

        @Override
        public SortedMap<String, String> values() {
            return sorted(Map.of("content", content));
        }
    }

    /** A team of the project. */
    record Team(String name, String purpose, GitHubMark mark) implements GitHubItem {

        public String description() {
            return mark.on(purpose);
        }

        @Override
        public String note() {
            return purpose;
        }

        @Override
        public SortedMap<String, String> values() {
            return sorted(Map.of("description", description()));
        }
    }

    /** Somebody in a team. */
    record Member(String team, String login) implements GitHubItem {

        @Override
        public String name() {
            return team + "/" + login;
        }

        @Override
        public SortedMap<String, String> values() {
            return sorted(Map.of("role", "member"));
        }
    }

    /** What a team may do with a repository. */
    record TeamAccess(String team, String repository, Permission permission) implements GitHubItem {

        @Override
        public String name() {
            return repository + "/" + team;
        }

        @Override
        public String note() {
            return permission.key();
        }

        @Override
        public SortedMap<String, String> values() {
            return sorted(Map.of("permission", permission.key()));
        }
    }

    /**
     * An environment of a repository.
     *
     * @param reviewers slugs of teams; empty when nobody must review
     * @param branches empty for all
     */
    record Environment(
            String repository, String stage, List<String> reviewers, boolean preventSelfReview, List<String> branches)
            implements GitHubItem {

        public Environment {
            reviewers = reviewers.stream().sorted().toList();
            branches = branches.stream().sorted().toList();
        }

        @Override
        public String name() {
            return repository + "/" + stage;
        }

        @Override
        public String note() {
            return reviewers.isEmpty() ? "without a review" : "reviewed by " + String.join(", ", reviewers);
        }

        @Override
        public SortedMap<String, String> values() {
            return sorted(Map.of(
                    "reviewers", reviewers.isEmpty() ? "nobody" : String.join(", ", reviewers),
                    "self-review", preventSelfReview ? "prevented" : "possible",
                    "branches", branches.isEmpty() ? "all" : String.join(", ", branches)));
        }
    }

    /**
     * A variable of a repository or of one of its environments.
     *
     * @param environment empty for the repository's own
     */
    record Variable(String repository, String environment, String variable, String value) implements GitHubItem {

        @Override
        public String name() {
            return path(repository, environment, variable);
        }

        @Override
        public SortedMap<String, String> values() {
            return sorted(Map.of("value", value));
        }
    }

    /**
     * The name of a secret of a repository or of one of its environments.
     *
     * @param environment empty for the repository's own
     */
    record Secret(String repository, String environment, String secret) implements GitHubItem {

        @Override
        public String name() {
            return path(repository, environment, secret);
        }

        @Override
        public String note() {
            return "made at the run, seen by nobody";
        }

        @Override
        public SortedMap<String, String> values() {
            return Collections.emptySortedMap();
        }
    }

    private static SortedMap<String, String> sorted(Map<String, String> values) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    private static String path(String repository, String environment, String name) {
        return environment.isEmpty() ? repository + "/" + name : repository + "/" + environment + "/" + name;
    }
}
