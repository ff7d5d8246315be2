package io.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.aws.AccountProbe.Door;
import io.slipway.aws.Sight.Hidden;
import io.slipway.aws.Sight.Nothing;
import io.slipway.aws.Sight.Seen;
import io.slipway.aws.Sight.Silent;
import io.slipway.testing.Emulator;
import io.slipway.testing.NeedsEmulator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What can be seen of accounts, in AWS's own protocols. */
@NeedsEmulator
@TestInstance(Lifecycle.PER_CLASS)
class RoleProbeTests {

    private static final String REGION = "eu-west-1";
    private static final String WHOLE = "100000000001";
    private static final String EMPTY = "100000000002";
    private static final String BROKEN = "100000000003";

    private Emulator emulator;
    private RoleProbe probe;
    private EmulatedAccount whole;
    private EmulatedAccount broken;

    @BeforeAll
    void furnish() {
        emulator = Emulator.get();
        probe = EmulatedAccount.probe(emulator.address());
        whole = account(WHOLE).bootstrap().foundation("retail", "dev");
        broken = account(BROKEN).bootstrap();
    }

    @AfterEach
    void heal() {
        emulator.heal();
    }

    @Test
    void seesARoleItsBoundaryAndWhomItTrusts() {
        assertThat(inside(WHOLE).role("slipway-apply"))
                .isEqualTo(new Seen<>(new Inside.Role(
                        whole.arn("role/slipway-apply"),
                        whole.arn("policy/slipway-boundary"),
                        Duration.ofHours(1),
                        List.of("arn:aws:iam::999988887777:role/portal"),
                        true)));
        assertThat(inside(WHOLE).policy(whole.arn("policy/slipway-boundary"))).isInstanceOf(Seen.class);
    }

    @Test
    void seesARoleThatAnybodyMayAssume() {
        broken.iam()
                .createRole(ask ->
                        ask.roleName("slipway-open").maxSessionDuration(43_200).assumeRolePolicyDocument("""
                        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["sts:AssumeRole"],
                        "Principal":{"AWS":["arn:aws:iam::999988887777:root","*"]}}}"""));

        assertThat(inside(BROKEN).role("slipway-open"))
                .isEqualTo(new Seen<>(new Inside.Role(
                        broken.arn("role/slipway-open"),
                        "",
                        Duration.ofHours(12),
                        List.of("arn:aws:iam::999988887777:root", "*"),
                        false)));
    }

    @Test
    void seesTheAccountAndItsRegion() {
        assertThat(inside(WHOLE).account()).isEqualTo(new Seen<>(WHOLE));
        assertThat(inside(WHOLE).region()).isEqualTo(new Seen<>(new Inside.Region(REGION, true)));
    }

    @Test
    void seesWhoseSignInIsTrusted() {
        var provider = "oidc-provider/token.actions.githubusercontent.com";

        assertThat(inside(WHOLE).issuer(whole.arn(provider)))
                .isEqualTo(new Seen<>(
                        new Inside.Issuer("token.actions.githubusercontent.com", List.of("sts.amazonaws.com"))));
    }

    @Test
    void seesHowABucketIsKept() {
        var key = (Seen<Inside.Key>) inside(WHOLE).key("alias/slipway-state");
        var bucket = (Seen<Inside.Bucket>) inside(WHOLE).bucket(whole.bucket());

        assertThat(key.what().usable()).isTrue();
        assertThat(key.what().names()).hasSize(4).contains(bucket.what().key(), "alias/slipway-state");
        assertThat(bucket.what())
                .isEqualTo(new Inside.Bucket(whole.bucket(), true, key.what().arn(), true, true));
    }

    @Test
    void seesABucketThatIsKeptBadly() {
        broken.s3()
                .createBucket(ask -> ask.bucket("bare").createBucketConfiguration(in -> in.locationConstraint(REGION)));

        assertThat(inside(BROKEN).bucket("bare"))
                .isEqualTo(new Seen<>(new Inside.Bucket("bare", false, "", false, false)));
    }

    @Test
    void seesParametersByName() {
        var names = Set.of("key/logs-arn", "bucket/artifacts", "not-there");

        assertThat(inside(WHOLE).parameters("/mlops/retail/dev", names).map(found -> found.keySet()))
                .isEqualTo(new Seen<>(Set.of("key/logs-arn", "bucket/artifacts")));
    }

    @Test
    void seesMoreParametersThanAwsTellsAtOnce() {
        var names = new TreeSet<String>();
        for (var at = 0; at < 23; at++) {
            var name = "n" + at;
            names.add(name);
            broken.clients()
                    .ssm(REGION)
                    .putParameter(ask -> ask.name("/many/" + name).value("v").type("String"));
        }

        assertThat(inside(BROKEN).parameters("/many", names).map(found -> found.size()))
                .isEqualTo(new Seen<>(23));
    }

    @Test
    void seesAVpcItsZonesAndItsDoors() {
        var subnets = inside(WHOLE).parameters("/mlops/retail/dev/network", Set.of("subnet-ids"));
        var ids = List.of(((Seen<SortedMap<String, String>>) subnets)
                .what()
                .firstEntry()
                .getValue()
                .split(","));
        var network = ((Seen<Inside.Network>) inside(WHOLE).network(whole.vpc(), ids)).what();

        assertThat(network.zones()).containsOnlyKeys(ids).containsValues("eu-west-1a", "eu-west-1b");
        assertThat(network.endpoints())
                .hasSize(10)
                .containsEntry("sagemaker.api", true)
                .containsEntry("s3", true);
    }

    @Test
    void seesHowManyMachinesTrainingMayUse() {
        var asked = Set.of("ml.m5.large", "ml.p4d.24xlarge", "ml.not.there");
        var quotas = ((Seen<SortedMap<String, Inside.Quota>>) inside(WHOLE).trainingQuotas(asked)).what();

        assertThat(quotas).containsOnlyKeys("ml.m5.large", "ml.p4d.24xlarge");
        assertThat(quotas.values()).extracting(Inside.Quota::value).containsExactly(4.0, 0.0);
        assertThat(inside(WHOLE)
                        .trainingQuotas(Set.of("ml.m5.large"))
                        .map(SortedMap::values)
                        .map(List::copyOf))
                .as("asked for by its code")
                .isEqualTo(new Seen<>(List.copyOf(quotas.headMap("ml.p").values())));
    }

    @Test
    void saysWhatIsNotThere() {
        var inside = inside(EMPTY);

        assertThat(inside.role("slipway-plan")).isInstanceOf(Nothing.class);
        assertThat(inside.policy("arn:aws:iam::100000000002:policy/slipway-boundary"))
                .isInstanceOf(Nothing.class);
        assertThat(inside.issuer("arn:aws:iam::100000000002:oidc-provider/nobody"))
                .isInstanceOf(Nothing.class);
        assertThat(inside.bucket("slipway-state-100000000002-eu-west-1")).isInstanceOf(Nothing.class);
        assertThat(inside.key("alias/slipway-state")).isInstanceOf(Nothing.class);
        assertThat(inside.network("vpc-0123456789abcdef0", List.of("subnet-1"))).isInstanceOf(Nothing.class);
        assertThat(inside.parameters("/mlops/account", Set.of("version")).map(found -> found.isEmpty()))
                .isEqualTo(new Seen<>(true));
    }

    @Test
    void saysWhatItMayNotSee() {
        emulator.fail("""
                {"service":"iam","action":"GetRole","account":"%s","status":403,"code":"AccessDenied","times":9}
                """.formatted(BROKEN));

        assertThat(inside(BROKEN).role("slipway-plan")).isEqualTo(new Hidden<>("AWS denied iam:GetRole."));
    }

    @Test
    void saysThatItMayNotEnter() {
        emulator.fail("""
                {"service":"sts","action":"AssumeRole","status":403,"code":"AccessDenied","times":9}""");

        assertThat(probe.enter(new Door(BROKEN, REGION, "slipway")))
                .isEqualTo(new Hidden<>("AWS denied sts:AssumeRole."));
    }

    @Test
    void saysThatAwsIsBroken() {
        emulator.fail("""
                {"service":"ssm","action":"GetParameters","account":"%s","status":500,"times":99}""".formatted(BROKEN));

        assertThat(inside(BROKEN).parameters("/mlops/account", Set.of("version")))
                .isInstanceOf(Silent.class);
    }

    @Test
    void doesNotWaitForAnAwsThatHangs() {
        emulator.fail("""
                {"service":"iam","action":"GetRole","account":"%s","seconds":60,"times":9}""".formatted(BROKEN));
        var begun = System.nanoTime();

        assertThat(inside(EmulatedAccount.hastyProbe(emulator.address()), BROKEN)
                        .role("slipway-plan"))
                .isEqualTo(new Silent<>("AWS did not answer iam:GetRole within 10 s."));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(50));
    }

    @Test
    void knowsWhoThePortalIs() {
        assertThat(probe.principal())
                .as("the emulator says user/moto of STS, which no trust can name")
                .isEmpty();
        assertThat(probe.externalId()).isEqualTo(EmulatedAccount.EXTERNAL_ID);
        assertThat(probe.organization()).isEmpty();
    }

    @Test
    void aSessionIsOfARole() {
        assertThat(Arns.withoutSession("arn:aws:sts::999988887777:assumed-role/portal/i-0123"))
                .isEqualTo("arn:aws:iam::999988887777:role/portal");
        assertThat(Arns.withoutSession("arn:aws:iam::999988887777:user/x"))
                .isEqualTo("arn:aws:iam::999988887777:user/x");
    }

    private Inside inside(String number) {
        return inside(probe, number);
    }

    private static Inside inside(RoleProbe probe, String number) {
        return ((Seen<Inside>) probe.enter(new Door(number, REGION, "slipway"))).what();
    }

    private EmulatedAccount account(String number) {
        return EmulatedAccount.empty(emulator.address(), number, REGION);
    }
}
