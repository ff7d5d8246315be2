package io.slipway.testing;

import io.slipway.aws.AccountProbe;
import io.slipway.aws.Inside;
import io.slipway.aws.Sight;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** AWS in memory; an account that no test put there lets nobody in. */
public class FakeAccounts implements AccountProbe {

    private final Map<String, Supplier<Sight<Inside>>> doors = new ConcurrentHashMap<>();

    /** An account that can be entered. */
    public FakeAccount open(String account, String region) {
        var inside = new FakeAccount(new Door(account, region, "slipway"));
        behind(account, () -> new Sight.Seen<>(inside));
        return inside;
    }

    /** What happens at the door of an account. */
    public void behind(String account, Supplier<Sight<Inside>> what) {
        doors.put(account, what);
    }

    @Override
    public Sight<Inside> enter(Door door) {
        var behind = doors.get(door.account());
        return behind == null ? new Sight.Hidden<>("AWS denied sts:AssumeRole.") : behind.get();
    }
}
