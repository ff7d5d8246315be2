package io.slipway.organization.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.aws.Inside.Bucket;
import io.slipway.aws.Inside.Issuer;
import io.slipway.aws.Inside.Key;
import io.slipway.aws.Inside.Network;
import io.slipway.aws.Inside.Quota;
import io.slipway.aws.Inside.Region;
import io.slipway.aws.Inside.Role;
import io.slipway.aws.Sight;
import io.slipway.aws.Sight.Hidden;
import io.slipway.aws.Sight.Nothing;
import io.slipway.aws.Sight.Seen;
import io.slipway.aws.Sight.Silent;
import io.slipway.organization.Account;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.AskedMachines;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.Stage;
import io.slipway.organization.setup.Setups;
import io.slipway.testing.FakeAccount;
import io.slipway.testing.FakeAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What the doctor makes of what can be seen. */
class DoctorTests {

    private static final String NUMBER = "222233334444";
    private static final String REGION = "eu-central-1";

    private final FakeAccounts aws = new FakeAccounts();
    private final FakeAccount account = aws.open(NUMBER, REGION).with("fraud", "dev", "preprod", "prod");
    private final List<Finding> told = new ArrayList<>();

    @Test
    void aWholeAccountIsGreen() {
        assertThat(examine()).isEqualTo(Verdict.GREEN);
        assertThat(told).extracting(Finding::verdict).containsOnly(Verdict.GREEN);
        assertThat(told)
                .extracting(finding -> finding.check().label())
                .containsExactly(
                        "role",
                        "role for runs",
                        "region",
                        "GitHub sign-in",
                        "state",
                        "network of dev",
                        "platform of dev",
                        "network of preprod",
                        "platform of preprod",
                        "network of prod",
                        "platform of prod",
                        "quota of dev");
    }

    @Test
    void behindAShutDoorNothingIsGreen() {
        aws.behind(NUMBER, () -> new Hidden<>("AWS denied sts:AssumeRole."));

        assertThat(examine()).isEqualTo(Verdict.RED);
        assertThat(told.getFirst().title()).isEqualTo("Slipway cannot enter the account.");
        assertThat(told.getFirst().commands().getLast())
                .startsWith("terraform/bootstrap/run 222233334444 eu-central-1 -var ");
        assertThat(told.subList(1, 12)).extracting(Finding::verdict).containsOnly(Verdict.UNSEEN);
        assertThat(told.getLast().title()).isEqualTo("Not looked at: Slipway is not inside the account.");
    }

    @Test
    void anAwsThatDoesNotAnswerIsNobodysFault() {
        aws.behind(NUMBER, () -> new Silent<>("AWS did not answer."));

        assertThat(examine()).isEqualTo(Verdict.AMBER);
        assertThat(told.getFirst().commands()).isEmpty();
    }

    @Test
    void aRoleIsFencedInShortAndNobodyElses() {
        assertRole(
                role -> new Role(role.arn(), "", role.longestSession(), role.trusted(), true),
                "has no permissions boundary");
        assertRole(
                role -> new Role(role.arn(), role.boundary() + "2", role.longestSession(), role.trusted(), true),
                "has another permissions boundary");
        assertRole(
                role -> new Role(role.arn(), role.boundary(), Duration.ofHours(12), role.trusted(), true),
                "allows sessions of more than an hour");
        assertRole(
                role -> new Role(role.arn(), role.boundary(), role.longestSession(), role.trusted(), false),
                "can be assumed without the external id");
    }

    @Test
    void aBoundaryThatIsGoneFencesNothingIn() {
        account.policies = _ -> new Nothing<>();

        assertRed("The boundary of the role slipway-plan does not exist.", "terraform/bootstrap");
        assertRed("The boundary for the roles of projects is gone.", "terraform/foundation/platform");
    }

    @Test
    void aRoleThatIsMissingIsRed() {
        account.roles = _ -> new Nothing<>();

        assertRed("There is no role slipway-apply.", "terraform/bootstrap");
    }

    @Test
    void aRegionIsSwitchedOnAndTheAccountIsTheOneItShouldBe() {
        account.regions = _ -> new Seen<>(new Region(REGION, false));
        assertRed("eu-central-1 is not switched on.", "aws account enable-region --region-name eu-central-1");

        account.number = "999999999999";
        assertRed("AWS says that this is the account 999999999999.", "");
    }

    @Test
    void gitHubsSignInIsMeantForAws() {
        account.issuers = _ -> new Nothing<>();
        assertRed("The account does not trust GitHub's sign-in.", "terraform/bootstrap");

        account.issuers = seen(Issuer.class, issuer -> new Issuer(issuer.url(), List.of("somebody")));
        assertRed("GitHub's sign-in is trusted, but not for AWS.", "terraform/bootstrap");

        account.issuers = seen(Issuer.class, issuer -> new Issuer("https://evil.example", issuer.audiences()));
        assertRed("The account trusts another issuer than it says.", "terraform/bootstrap");

        account.parameters.remove("/mlops/account");
        assertRed("The account does not say whose sign-in it trusts.", "terraform/bootstrap");
    }

    @Test
    void stateIsVersionedEncryptedAndPrivate() {
        assertBucket(new Bucket("b", false, "key-1", true, true), "The state bucket keeps no versions.");
        assertBucket(new Bucket("b", true, "", true, true), "The state bucket does not encrypt with our key.");
        assertBucket(new Bucket("b", true, "another", true, true), "The state bucket does not encrypt with our key.");
        assertBucket(new Bucket("b", true, "key-1", false, true), "The state bucket could be made public.");
        assertBucket(
                new Bucket("b", true, "key-1", false, false),
                "The state bucket takes calls without TLS and could be made public.");

        account.buckets = _ -> new Nothing<>();
        assertRed("There is no state bucket slipway-state-222233334444-eu-central-1.", "terraform/bootstrap");
    }

    @Test
    void aKeyThatIsSwitchedOffReadsNothing() {
        account.keys = seen(Key.class, key -> new Key(key.arn(), false, key.names()));
        assertRed("The state bucket has a key that is switched off.", "terraform/bootstrap");

        account.keys = _ -> new Nothing<>();
        assertRed("There is no key alias/slipway-state.", "terraform/bootstrap");
    }

    @Test
    void aNetworkHasTwoSubnetsInTwoZones() {
        account.networks = seen(
                Network.class, network -> new Network(network.vpc(), Map.of("subnet-a", "a"), network.endpoints()));
        assertRed("A subnet is gone.", "terraform/foundation/network");

        account.networks = seen(
                Network.class,
                network -> new Network(network.vpc(), Map.of("subnet-a", "a", "subnet-b", "a"), network.endpoints()));
        assertRed("There are no two subnets in two zones.", "terraform/foundation/network");

        account.networks = _ -> new Nothing<>();
        assertRed("The VPC is gone.", "terraform/foundation/network");

        account.parameters.remove("/mlops/fraud/preprod/network");
        assertThat(red("The network is not made yet.").check().stage()).isEqualTo(Stage.PREPROD);
    }

    @Test
    void aDoorThatIsMissingHoldsUpNobody() {
        account.networks = doors(doors -> doors.remove("sagemaker.api"));
        assertAmber("Not every service of AWS has a door in the VPC.", "No endpoint for sagemaker.api");

        account.networks = doors(doors -> doors.put("sts", false));
        assertAmber("Some doors of the VPC are not found by their usual names.", "No private DNS for sts");
    }

    @Test
    void aPlatformIsWhole() {
        var prod = Objects.requireNonNull(account.parameters.get("/mlops/fraud/prod"));
        prod.remove("event/queue-url");
        var finding = assertRed("A part of the platform is missing.", "terraform/foundation/platform");
        assertThat(finding.seen()).contains("/mlops/fraud/prod", "event/queue-url");
        assertThat(finding.commands().getLast()).contains("-var stage=prod");

        account.parameters.remove("/mlops/fraud/prod");
        assertRed("The platform is not made yet.", "terraform/foundation/platform");
    }

    @Test
    void machinesThatTheAccountMayNotUseAreSaid() {
        account.quotas = _ -> new Seen<>(
                new TreeMap<>(Map.of("ml.g5.xlarge", new Quota("L-1", 0), "ml.m5.large", new Quota("L-2", 4))));
        var finding = assertAmber("The account may not train on ml.g5.xlarge.", "ml.g5.xlarge: 0, ml.m5.large: 4");
        assertThat(finding.commands()).singleElement().asString().contains("--quota-code L-1", "--region eu-central-1");

        account.quotas = _ -> new Seen<>(new TreeMap<>(Map.of("ml.m5.large", new Quota("L-2", 4))));
        assertAmber("AWS knows no quota for ml.g5.xlarge.", "ml.m5.large: 4");
    }

    @Test
    void aMachineThatHardlyAnyAccountMayUseHoldsUpNobody() {
        account.quotas = sight -> sight.map(quotas -> {
            quotas.put("ml.p4d.24xlarge", new Quota("L-3", 0));
            return quotas;
        });

        assertThat(examine()).isEqualTo(Verdict.GREEN);
        assertThat(told.getLast().title()).isEqualTo("The usual machines may be used; ml.p4d.24xlarge may not.");
        assertThat(told.getLast().commands()).singleElement().asString().contains("--quota-code L-3");
    }

    @Test
    void whatSlipwayMayNotSeeHoldsUpNobody() {
        account.buckets = _ -> new Hidden<>("AWS denied s3:GetBucketVersioning.");

        assertAmber("Slipway may not look at the state.", "AWS denied s3:GetBucketVersioning.");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void nobodyWaitsForAnAwsThatHangs() {
        account.buckets = sight -> {
            sleep();
            return sight;
        };

        assertThat(examine(Duration.ofSeconds(2))).isEqualTo(Verdict.AMBER);
        assertThat(told)
                .filteredOn(finding -> finding.verdict() == Verdict.AMBER)
                .singleElement()
                .satisfies(finding -> assertThat(finding.title()).isEqualTo("AWS took too long to show the state."));
        assertThat(told).hasSize(12);
    }

    private void assertRole(UnaryOperator<Role> change, String fault) {
        account.roles = seen(Role.class, change);
        assertRed("The role slipway-plan %s".formatted(fault), "terraform/bootstrap");
        assertRed("The role slipway-apply %s".formatted(fault), "terraform/bootstrap");
    }

    private void assertBucket(Bucket bucket, String title) {
        account.buckets = _ -> new Seen<>(bucket);
        assertRed(title, "terraform/bootstrap");
    }

    private Finding assertRed(String title, String command) {
        var finding = red(title);
        assertThat(String.join("\n", finding.commands())).contains(command);
        return finding;
    }

    private Finding red(String title) {
        assertThat(examine()).isEqualTo(Verdict.RED);
        return told(Verdict.RED, title);
    }

    private Finding assertAmber(String title, String seen) {
        assertThat(examine()).isEqualTo(Verdict.AMBER);
        var finding = told(Verdict.AMBER, title);
        assertThat(finding.seen()).contains(seen);
        return finding;
    }

    private Finding told(Verdict verdict, String title) {
        return told.stream()
                .filter(finding ->
                        finding.verdict() == verdict && finding.title().contains(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s is not among %s"
                        .formatted(title, told.stream().map(Finding::title).toList())));
    }

    private Verdict examine() {
        return examine(Duration.ofSeconds(20));
    }

    private Verdict examine(Duration limit) {
        told.clear();
        try {
            return new Round(aws, looks().of(patient()), patient(), limit, (_, finding) -> told.add(finding)).make();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Looks looks() {
        var beans = new StaticListableBeanFactory(Map.of("machines", new Machines()));
        return new Looks(Setups.sandbox(), beans.getBeanProvider(AskedMachines.class));
    }

    private static Patient patient() {
        var accounts = new TreeMap<Stage, Account>();
        Stream.of(Stage.values())
                .forEach(stage -> accounts.put(stage, new Account(new AccountNumber(NUMBER), REGION, "slipway")));
        var unit = new BusinessUnit(
                new BusinessUnitKey("fraud"), "Fraud", REGION, "FR-20077", accounts, List.of(), List.of(), 1);
        return Patient.of(unit).getFirst();
    }

    private static <T> UnaryOperator<Sight<T>> seen(Class<T> type, UnaryOperator<T> change) {
        return sight -> sight.map(what -> change.apply(type.cast(what)));
    }

    private static UnaryOperator<Sight<Network>> doors(Consumer<SortedMap<String, Boolean>> change) {
        return seen(Network.class, network -> {
            var doors = new TreeMap<>(network.endpoints());
            change.accept(doors);
            return new Network(network.vpc(), network.zones(), doors);
        });
    }

    private record Machines() implements AskedMachines {

        @Override
        public Set<String> offered() {
            return Set.of("ml.m5.large", "ml.g5.xlarge", "ml.p4d.24xlarge");
        }

        @Override
        public Set<String> usual() {
            return Set.of("ml.m5.large", "ml.g5.xlarge");
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
