package io.slipway.planning;

import io.slipway.requests.RequestId;
import java.util.regex.Pattern;

/**
 * What tells ours from others': the end of a description, written in the same call that makes the repository or team.
 */
public record GitHubMark(RequestId request) {

    private static final Pattern ANY = Pattern.compile(".*· Slipway R-\\d+", Pattern.DOTALL);

    /** GitHub takes no longer description. */
    private static final int MAX = 350;

    /** Whether some request made it. */
    static boolean isOurs(String description) {
        return ANY.matcher(description).matches();
    }

    /** A description that says whose it is. */
    String on(String purpose) {
        var end = " " + text();
        var room = Math.min(purpose.length(), MAX - end.length());
        return purpose.substring(0, room) + end;
    }

    /** Whether this request made it. */
    boolean isOn(String description) {
        return description.endsWith(text());
    }

    private String text() {
        return "· Slipway " + request;
    }
}
