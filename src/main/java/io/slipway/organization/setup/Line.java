package io.slipway.organization.setup;

import io.slipway.organization.Account;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is typed to apply a root: everything that differs from account to account is in it. */
record Line(Root root, Account account, SequencedMap<String, String> variables) {

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

    Line {
        variables = Collections.unmodifiableSequencedMap(new TreeMap<>(variables));
    }

    Line(Root root, Account account) {
        this(root, account, new TreeMap<>());
    }

    /** An empty value leaves the variable as the root has it. */
    Line with(String variable, String value) {
        var more = new TreeMap<>(variables);
        if (!value.isEmpty()) {
            more.put(variable, value);
        }
        return new Line(root, account, more);
    }

    /** By the script that also moves state into the bucket that it makes. */
    List<String> run() {
        return List.of("%s/run %s %s %s".formatted(root.folder(), account.number(), account.region(), words()));
    }

    /** With state in the account's bucket, which takes nothing that another key encrypts. */
    List<String> initAndApply(String state) {
        var init = "terraform -chdir=%s init -reconfigure -backend-config=bucket=slipway-state-%s-%s"
                + " -backend-config=key=%s -backend-config=region=%s -backend-config=use_lockfile=true"
                + " -backend-config=encrypt=true -backend-config=kms_key_id=%s";
        var key = "\"$(aws ssm get-parameter --region %s --name /mlops/account/state-key-arn --query Parameter.Value"
                + " --output text)\"";
        var region = account.region();
        return List.of(
                init.formatted(root.folder(), account.number(), region, state, region, key.formatted(region)),
                "terraform -chdir=%s apply %s".formatted(root.folder(), words()));
    }

    private String words() {
        return variables.entrySet().stream().map(Line::variable).collect(Collectors.joining(" "));
    }

    private static String variable(Map.Entry<String, String> entry) {
        return "-var " + quoted("%s=%s".formatted(entry.getKey(), entry.getValue()));
    }

    /** One word for the shell, whatever is in it; what the shell shall fill in stays open. */
    private static String quoted(String word) {
        if (NEEDS_NO_QUOTES.matcher(word).matches()) {
            return word;
        }
        return word.matches("[a-z_]+=\\$SLIPWAY_[A-Z_]+")
                ? "\"%s\"".formatted(word)
                : "'%s'".formatted(word.replace("'", "'\\''"));
    }
}
