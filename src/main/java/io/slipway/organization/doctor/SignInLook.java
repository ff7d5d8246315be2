package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.aws.Inside.Issuer;
import io.slipway.organization.doctor.Finding.Remedy;
import java.util.Map;
import java.util.Set;

/** The account trusts GitHub's tokens, when they are meant for AWS. */
record SignInLook(Check check, Remedy remedy) implements Look {

    private static final Set<String> NAMES = Set.of("oidc-provider-arn", "oidc-issuer");

    private static final String AUDIENCE = "sts.amazonaws.com";

    @Override
    public Finding look(Inside inside) {
        var judge = new Judge(check, "The account does not trust GitHub's sign-in.", remedy);
        return judge.judge(inside.parameters("/mlops/account", NAMES), account -> {
            var provider = account.get("oidc-provider-arn");
            return provider == null
                    ? Finding.red(check, "The account does not say whose sign-in it trusts.", seen(account), remedy)
                    : judge.judge(inside.issuer(provider), issuer -> judge(issuer, account));
        });
    }

    private Finding judge(Issuer issuer, Map<String, String> account) {
        var seen = "Issuer %s, audience %s".formatted(issuer.url(), String.join(", ", issuer.audiences()));
        if (!bare(issuer.url()).equals(bare(account.getOrDefault("oidc-issuer", "")))) {
            return Finding.red(check, "The account trusts another issuer than it says.", seen, remedy);
        }
        return issuer.audiences().contains(AUDIENCE)
                ? Finding.green(check, "GitHub's sign-in is trusted.", seen)
                : Finding.red(check, "GitHub's sign-in is trusted, but not for AWS.", seen, remedy);
    }

    private static String seen(Map<String, String> account) {
        return account.isEmpty()
                ? "There are no parameters oidc-issuer and oidc-provider-arn below /mlops/account."
                : "Below /mlops/account there is only " + String.join(", ", account.keySet());
    }

    private static String bare(String url) {
        return url.replaceFirst("^https://", "").replaceFirst("/$", "");
    }
}
