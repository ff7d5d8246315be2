package io.slipway.sandbox.github;

import java.util.regex.Pattern;

/** The rules for names of repositories. */
final class RepositoryName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private RepositoryName() {}

    /** The name as GitHub takes it: what it does not allow becomes a dash. */
    static String of(String asked) {
        var name = asked.strip().replaceAll("[^A-Za-z0-9._-]+", "-");
        if (!ALLOWED.matcher(name).matches() || name.equals(".") || name.equals("..") || name.endsWith(".git")) {
            throw ApiError.custom("Repository creation failed.", "Repository", "name", "name is invalid");
        }
        return name;
    }

    static ApiError taken() {
        return ApiError.custom(
                "Repository creation failed.", "Repository", "name", "name already exists on this account");
    }
}
