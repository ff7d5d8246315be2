package io.slipway.planning;

import io.slipway.aws.AccountAccess;
import io.slipway.aws.AccountAccess.Access;
import io.slipway.aws.AccountAccess.Purpose;
import io.slipway.aws.AccountProbe.Door;
import io.slipway.organization.Account;
import io.slipway.organization.Stage;
import io.slipway.requests.Request;
import io.slipway.terraform.StateCopy;
import io.slipway.terraform.Surroundings;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How Terraform gets into the account of a stage; in the sandbox there is none to get into. */
@Component
class AccountWays {

    private final ObjectProvider<AccountAccess> access;

    AccountWays(ObjectProvider<AccountAccess> access) {
        this.access = access;
    }

    /** @throws io.slipway.aws.AccountClosedException when the account does not let us in, and what to do about it */
    Way open(Request request, Stage stage, Account account, Purpose purpose) {
        var accounts = access.getIfAvailable();
        if (accounts == null) {
            return new Way(Surroundings.NONE, StateCopy.NONE);
        }
        var door = new Door(account.number().value(), account.region(), account.role());
        var who = "%s-%s".formatted(request.id(), request.requester());
        var inside = accounts.open(door, purpose, who, tags(request, stage));
        return new Way(new Surroundings(inside.settings(), inside.keys()), copy(inside, request, stage));
    }

    private static Map<String, String> tags(Request request, Stage stage) {
        return Map.of(
                "business-unit", request.businessUnit().value(),
                "project", request.project().value(),
                "request", request.id().toString(),
                "stage", stage.key());
    }

    private static StateCopy copy(Access inside, Request request, Stage stage) {
        var name = "project/%s/%s/%s.tfstate".formatted(request.businessUnit(), request.project(), stage.key());
        return new StateCopy() {

            @Override
            public Optional<byte[]> newest() {
                return inside.readState(name);
            }

            @Override
            public void ship(byte[] state) {
                inside.writeState(name, state);
            }
        };
    }

    /** What a job takes with it. */
    record Way(Surroundings surroundings, StateCopy copy) {}
}
