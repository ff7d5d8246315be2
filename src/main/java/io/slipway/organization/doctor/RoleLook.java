package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.aws.Inside.Role;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.doctor.Finding.Remedy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A role that Slipway assumes: there, fenced in, short, and nobody else's. */
record RoleLook(Check check, String name, AccountNumber account, Remedy remedy) implements Look {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String BOUNDARY = ":policy/slipway-boundary";

    @Override
    public Finding look(Inside inside) {
        return new Judge(check, "There is no role %s.".formatted(name), remedy)
                .judge(inside.role(name), role -> judge(role, inside));
    }

    private Finding judge(Role role, Inside inside) {
        var faults = faults(role);
        if (!faults.isEmpty()) {
            return Finding.red(
                    check, "The role %s %s.".formatted(name, String.join(" and ", faults)), seen(role), remedy);
        }
        return new Judge(check, "The boundary of the role %s does not exist.".formatted(name), remedy)
                .judge(inside.policy(role.boundary()), _ -> Finding.green(check, praise(), seen(role)));
    }

    private String praise() {
        return check.subject() == Subject.ROLE
                ? "Slipway can enter the account, and only look."
                : "Runs can enter the account, inside their boundary.";
    }

    private List<String> faults(Role role) {
        var faults = new ArrayList<String>();
        if (role.boundary().isEmpty()) {
            faults.add("has no permissions boundary");
        } else if (!role.boundary().equals("arn:%s:iam::%s".formatted(partition(role), account) + BOUNDARY)) {
            faults.add("has another permissions boundary");
        }
        if (role.longestSession().compareTo(LONGEST) > 0) {
            faults.add("allows sessions of more than an hour");
        }
        if (!role.guarded()) {
            faults.add("can be assumed without the external id");
        }
        return faults;
    }

    private static String seen(Role role) {
        return "%s, boundary %s, sessions of %d min, trusts %s"
                .formatted(
                        role.arn(),
                        role.boundary().isEmpty() ? "none" : role.boundary(),
                        role.longestSession().toMinutes(),
                        role.trusted().isEmpty() ? "nobody" : String.join(", ", role.trusted()));
    }

    private static String partition(Role role) {
        return role.arn().split(":", 3)[1];
    }
}
