package io.slipway.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ssm.model.Parameter;

/** An account seen with the keys of the role that looks. */
class InsideAccount implements Inside {

    /** How many parameters AWS tells at once. */
    private static final int AT_ONCE = 10;

    private final AccountProbe.Door door;
    private final Clients clients;
    private final AwsSessionCredentials keys;
    private final QuotaCodes quotaCodes;
    private final AwsRequestOverrideConfiguration signed;

    InsideAccount(AccountProbe.Door door, Clients clients, AwsSessionCredentials keys, QuotaCodes quotaCodes) {
        this.door = door;
        this.clients = clients;
        this.keys = keys;
        this.quotaCodes = quotaCodes;
        this.signed = AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .build();
    }

    @Override
    public Sight<String> account() {
        return Answers.of(
                "sts:GetCallerIdentity",
                () -> clients.sts(door.region())
                        .getCallerIdentity(ask -> ask.overrideConfiguration(signed))
                        .account());
    }

    @Override
    public Sight<Role> role(String name) {
        return Answers.of(
                "iam:GetRole",
                () -> Roles.of(clients.iam(door.region())
                        .getRole(ask -> ask.roleName(name).overrideConfiguration(signed))
                        .role()));
    }

    @Override
    public Sight<String> policy(String arn) {
        return Answers.of(
                "iam:GetPolicy",
                () -> clients.iam(door.region())
                        .getPolicy(ask -> ask.policyArn(arn).overrideConfiguration(signed))
                        .policy()
                        .arn());
    }

    @Override
    public Sight<Region> region() {
        var regions = Answers.of(
                "ec2:DescribeRegions",
                () -> clients.ec2(door.region())
                        .describeRegions(ask ->
                                ask.allRegions(true).regionNames(door.region()).overrideConfiguration(signed))
                        .regions());
        return regions.then(found -> found.isEmpty()
                ? new Sight.Nothing<>()
                : new Sight.Seen<>(new Region(
                        door.region(), !"not-opted-in".equals(found.getFirst().optInStatus()))));
    }

    @Override
    public Sight<Issuer> issuer(String providerArn) {
        return Answers.of("iam:GetOpenIDConnectProvider", () -> {
            var provider = clients.iam(door.region())
                    .getOpenIDConnectProvider(
                            ask -> ask.openIDConnectProviderArn(providerArn).overrideConfiguration(signed));
            return new Issuer(provider.url(), provider.clientIDList());
        });
    }

    @Override
    public Sight<Bucket> bucket(String name) {
        return new BucketEye(clients.s3(door.region()), signed, name).look();
    }

    @Override
    public Sight<Key> key(String alias) {
        return Answers.of("kms:DescribeKey", () -> {
            var key = clients.kms(door.region())
                    .describeKey(ask -> ask.keyId(alias).overrideConfiguration(signed))
                    .keyMetadata();
            var aliasArn = key.arn().replaceFirst(":key/.*$", ":" + alias);
            return new Key(key.arn(), key.enabled(), Set.of(key.arn(), key.keyId(), alias, aliasArn));
        });
    }

    @Override
    public Sight<SortedMap<String, String>> parameters(String path, Set<String> names) {
        return Answers.of("ssm:GetParameters", () -> {
            var found = new TreeMap<String, String>();
            slices(names).forEach(slice -> found.putAll(parameters(path, slice)));
            return found;
        });
    }

    @Override
    public Sight<Network> network(String vpc, List<String> subnets) {
        return new NetworkEye(clients.ec2(door.region()), signed, door.region()).look(vpc, subnets);
    }

    @Override
    public Sight<SortedMap<String, Quota>> trainingQuotas(Set<String> instanceTypes) {
        return new QuotaEye(new SignedCalls(clients, keys, door.region()), quotaCodes).look(instanceTypes);
    }

    private Map<String, String> parameters(String path, List<String> names) {
        return clients
                .ssm(door.region())
                .getParameters(ask -> ask.names(
                                names.stream().map(name -> path + "/" + name).toList())
                        .overrideConfiguration(signed))
                .parameters()
                .stream()
                .collect(
                        Collectors.toMap(parameter -> parameter.name().substring(path.length() + 1), Parameter::value));
    }

    private static List<List<String>> slices(Set<String> names) {
        var sorted = names.stream().sorted().toList();
        return IntStream.iterate(0, at -> at < sorted.size(), at -> at + AT_ONCE)
                .mapToObj(at -> sorted.subList(at, Math.min(at + AT_ONCE, sorted.size())))
                .toList();
    }
}
