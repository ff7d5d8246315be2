package io.slipway.testing;

import io.slipway.aws.AccountProbe.Door;
import io.slipway.aws.Inside;
import io.slipway.aws.Sight;
import io.slipway.aws.Sight.Nothing;
import io.slipway.aws.Sight.Seen;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An account in memory, whole until a test breaks something. */
public class FakeAccount implements Inside {

    private static final List<String> DOORS = List.of(
            "ecr.api",
            "ecr.dkr",
            "kms",
            "logs",
            "monitoring",
            "s3",
            "sagemaker.api",
            "sagemaker.runtime",
            "ssm",
            "sts");

    private final Door door;

    /** What stands below each path. */
    public final Map<String, SortedMap<String, String>> parameters = new HashMap<>();

    public UnaryOperator<Sight<Role>> roles = UnaryOperator.identity();
    public UnaryOperator<Sight<String>> policies = UnaryOperator.identity();
    public UnaryOperator<Sight<Region>> regions = UnaryOperator.identity();
    public UnaryOperator<Sight<Issuer>> issuers = UnaryOperator.identity();
    public UnaryOperator<Sight<Bucket>> buckets = UnaryOperator.identity();
    public UnaryOperator<Sight<Key>> keys = UnaryOperator.identity();
    public UnaryOperator<Sight<Network>> networks = UnaryOperator.identity();
    public UnaryOperator<Sight<SortedMap<String, Quota>>> quotas = UnaryOperator.identity();
    public String number;

    public FakeAccount(Door door) {
        this.door = door;
        this.number = door.account();
    }

    /** As the foundation leaves it for these stages. */
    public FakeAccount with(String unit, String... stages) {
        parameters.put(
                "/mlops/account",
                new TreeMap<>(Map.of(
                        "oidc-issuer",
                        "token.actions.githubusercontent.com",
                        "oidc-provider-arn",
                        iam("oidc-provider/token.actions.githubusercontent.com"))));
        for (var stage : stages) {
            var path = "/mlops/%s/%s".formatted(unit, stage);
            parameters.put(
                    path + "/network",
                    new TreeMap<>(
                            Map.of("vpc-id", "vpc-1", "subnet-ids", "subnet-a,subnet-b", "security-group-id", "sg-1")));
            parameters.put(path, platform(unit, stage));
        }
        return this;
    }

    @Override
    public Sight<String> account() {
        return new Seen<>(number);
    }

    @Override
    public Sight<Role> role(String name) {
        return roles.apply(new Seen<>(new Role(
                iam("role/" + name),
                iam("policy/slipway-boundary"),
                Duration.ofHours(1),
                List.of("arn:aws:iam::999988887777:role/portal"),
                true)));
    }

    @Override
    public Sight<String> policy(String arn) {
        return policies.apply(new Seen<>(arn));
    }

    @Override
    public Sight<Region> region() {
        return regions.apply(new Seen<>(new Region(door.region(), true)));
    }

    @Override
    public Sight<Issuer> issuer(String providerArn) {
        return issuers.apply(
                new Seen<>(new Issuer("token.actions.githubusercontent.com", List.of("sts.amazonaws.com"))));
    }

    @Override
    public Sight<Bucket> bucket(String name) {
        return buckets.apply(new Seen<>(new Bucket(name, true, "key-1", true, true)));
    }

    @Override
    public Sight<Key> key(String alias) {
        return keys.apply(new Seen<>(new Key("arn:aws:kms:::key/key-1", true, Set.of("key-1", alias))));
    }

    @Override
    public Sight<SortedMap<String, String>> parameters(String path, Set<String> names) {
        var found = new TreeMap<>(parameters.getOrDefault(path, new TreeMap<>()));
        found.keySet().retainAll(names);
        return new Seen<>(found);
    }

    @Override
    public Sight<Network> network(String vpc, List<String> subnets) {
        var zones = new HashMap<String, String>();
        subnets.forEach(subnet -> zones.put(subnet, "zone-of-" + subnet));
        var doors = new TreeMap<String, Boolean>();
        DOORS.forEach(name -> doors.put(name, true));
        return vpc.isEmpty() ? new Nothing<>() : networks.apply(new Seen<>(new Network(vpc, zones, doors)));
    }

    @Override
    public Sight<SortedMap<String, Quota>> trainingQuotas(Set<String> instanceTypes) {
        return quotas.apply(new Seen<>(instanceTypes.stream()
                .collect(
                        Collectors.toMap(type -> type, type -> new Quota("L-" + type, 4), (a, _) -> a, TreeMap::new))));
    }

    private TreeMap<String, String> platform(String unit, String stage) {
        var platform = new TreeMap<String, String>();
        for (var name : List.of(
                "key/artifacts-arn",
                "key/logs-arn",
                "key/events-arn",
                "bucket/artifacts",
                "bucket/access-logs",
                "event/queue-arn",
                "event/queue-url",
                "event/dead-letter-queue-arn",
                "github/issuer",
                "github/provider-arn")) {
            platform.put(name, name + " of " + stage);
        }
        platform.put("role/boundary-arn", iam("policy/mlops/%s-%s-boundary".formatted(unit, stage)));
        platform.put("version", "1");
        return platform;
    }

    private String iam(String what) {
        return "arn:aws:iam::%s:%s".formatted(door.account(), what);
    }
}
