package io.slipway.terraform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes text fit to be shown: without secrets, control characters and endless lines. */
final class Redactor {

    static final int LONGEST = 2000;

    private static final int SHORTEST_SECRET = 4;
    private static final Pattern ESCAPES = Pattern.compile(
            "\\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007\\u001B]*(?:\\u0007|\\u001B\\\\)?|[@-Z\\\\-_])");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    private final List<String> secrets;

    Redactor(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .flatMap(Redactor::forms)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** One line without escapes, control characters and secrets. */
    String clean(String text) {
        var clear = text;
        for (var secret : secrets) {
            clear = clear.replace(secret, "(secret)");
        }
        clear = CONTROLS.matcher(ESCAPES.matcher(clear).replaceAll(""))
                .replaceAll(" ")
                .strip();
        for (var secret : secrets) {
            clear = clear.replace(secret, "(secret)");
        }
        return clear.length() <= LONGEST ? clear : clear.substring(0, LONGEST) + "…";
    }

    private static Stream<String> forms(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                Base64.getEncoder().encodeToString(bytes),
                CONTROLS.matcher(secret).replaceAll(" "));
    }
}
