package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.aws.Inside.Region;
import io.slipway.organization.Account;
import io.slipway.organization.doctor.Finding.Remedy;

/** The account is the one it should be, and its region is switched on. */
record RegionLook(Check check, Account account) implements Look {

    @Override
    public Finding look(Inside inside) {
        var judge = new Judge(check, "AWS knows no region %s.".formatted(account.region()), switchOn());
        return judge.judge(
                inside.account(),
                number -> number.equals(account.number().value())
                        ? judge.judge(inside.region(), this::judge)
                        : other(number));
    }

    private Finding judge(Region region) {
        return region.usable()
                ? Finding.green(check, "%s is switched on.".formatted(region.name()), "Account " + account.number())
                : Finding.red(check, "%s is not switched on.".formatted(region.name()), "", switchOn());
    }

    private Finding other(String number) {
        return Finding.red(
                check,
                "AWS says that this is the account %s.".formatted(number),
                "The business unit says %s.".formatted(account.number()),
                Remedy.of("The number of the business unit, or the address of AWS that Slipway is set to, is wrong."));
    }

    private Remedy switchOn() {
        return Remedy.of(
                "Switch it on, signed in to %s as an administrator. It takes some minutes.".formatted(account.number()),
                "aws account enable-region --region-name " + account.region());
    }
}
