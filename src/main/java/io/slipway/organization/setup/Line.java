package io.slipway.organization.setup;

import io.slipway.organization.Account;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The two commands that apply a root.
 *
 * @param state the key of its state in the account's bucket
 */
record Line(Root root, Account account, String state, SequencedMap<String, String> variables) {

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

    Line {
        variables = Collections.unmodifiableSequencedMap(new TreeMap<>(variables));
    }

    Line(Root root, Account account) {
        this(root, account, root.key() + ".tfstate", new TreeMap<>());
    }

    /** An empty value leaves the variable as the root has it. */
    Line with(String variable, String value) {
        var more = new TreeMap<>(variables);
        if (!value.isEmpty()) {
            more.put(variable, value);
        }
        return new Line(root, account, state, more);
    }

    Line state(String key) {
        return new Line(root, account, key, variables);
    }

    List<String> commands() {
        return List.of(init(), apply());
    }

    private String init() {
        var words = new ArrayList<>(List.of("terraform", "-chdir=" + root.folder(), "init", "-reconfigure"));
        words.add("-backend-config=bucket=slipway-state-%s-%s".formatted(account.number(), account.region()));
        words.add("-backend-config=key=" + state);
        words.add("-backend-config=region=" + account.region());
        words.add("-backend-config=use_lockfile=true");
        return String.join(" ", words);
    }

    private String apply() {
        return "terraform -chdir=%s apply %s"
                .formatted(
                        root.folder(),
                        variables.entrySet().stream().map(Line::variable).collect(Collectors.joining(" ")));
    }

    private static String variable(Map.Entry<String, String> entry) {
        return "-var " + quoted("%s=%s".formatted(entry.getKey(), entry.getValue()));
    }

    /** One word for the shell, whatever is in it; what the shell shall fill in stays open. */
    private static String quoted(String word) {
        if (NEEDS_NO_QUOTES.matcher(word).matches()) {
            return word;
        }
        return word.contains("=$") ? "\"%s\"".formatted(word) : "'%s'".formatted(word.replace("'", "'\\''"));
    }
}
