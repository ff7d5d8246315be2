package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.aws.Inside.Bucket;
import io.slipway.aws.Inside.Key;
import io.slipway.organization.Account;
import io.slipway.organization.doctor.Finding.Remedy;
import java.util.ArrayList;
import java.util.List;

/** State survives a mistake, and nobody else can read it. */
record StateLook(Check check, Account account, Remedy remedy) implements Look {

    private static final String KEY = "alias/slipway-state";

    @Override
    public Finding look(Inside inside) {
        var name = "slipway-state-%s-%s".formatted(account.number(), account.region());
        return new Judge(check, "There is no state bucket %s.".formatted(name), remedy)
                .judge(
                        inside.bucket(name),
                        bucket -> new Judge(check, "There is no key %s.".formatted(KEY), remedy)
                                .judge(inside.key(KEY), key -> judge(bucket, key)));
    }

    private Finding judge(Bucket bucket, Key key) {
        var seen = "%s, key %s".formatted(bucket.name(), bucket.key().isEmpty() ? "none" : bucket.key());
        var faults = faults(bucket, key);
        return faults.isEmpty()
                ? Finding.green(check, "State is versioned, encrypted and private.", seen)
                : Finding.red(check, "The state bucket %s.".formatted(String.join(" and ", faults)), seen, remedy);
    }

    private static List<String> faults(Bucket bucket, Key key) {
        var faults = new ArrayList<String>();
        if (!bucket.versioned()) {
            faults.add("keeps no versions");
        }
        if (!key.names().contains(bucket.key())) {
            faults.add("does not encrypt with our key");
        }
        if (!key.usable()) {
            faults.add("has a key that is switched off");
        }
        if (!bucket.onlyTls()) {
            faults.add("takes calls without TLS");
        }
        if (!bucket.shut()) {
            faults.add("could be made public");
        }
        return faults;
    }
}
