package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.aws.Inside.Network;
import io.slipway.aws.Sight;
import io.slipway.organization.doctor.Finding.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A stage has a VPC, two subnets in two zones, and a way to the services of AWS that needs no internet. */
record NetworkLook(Check check, String path, Remedy remedy) implements Look {

    private static final Set<String> PARAMETERS = Set.of("vpc-id", "subnet-ids", "security-group-id");

    /** Without these no training job starts inside the VPC. */
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

    @Override
    public Finding look(Inside inside) {
        var judge = new Judge(check, "The VPC is gone.", remedy);
        return judge.judge(inside.parameters(path, PARAMETERS), network -> {
            var missing = missing(network);
            return missing.isEmpty()
                    ? judge.judge(inspect(inside, network), seen -> judge(seen, subnets(network)))
                    : Finding.red(
                            check,
                            "The network is not made yet.",
                            "Below %s there is no %s.".formatted(path, String.join(", ", missing)),
                            remedy);
        });
    }

    private static Sight<Network> inspect(Inside inside, Map<String, String> network) {
        return inside.network(network.getOrDefault("vpc-id", ""), subnets(network));
    }

    private Finding judge(Network network, List<String> wanted) {
        var seen = "%s, %d of %d subnets, zones %s"
                .formatted(network.vpc(), network.zones().size(), wanted.size(), String.join(", ", zones(network)));
        if (!network.zones().keySet().containsAll(wanted)) {
            return Finding.red(check, "A subnet is gone.", seen, remedy);
        }
        if (zones(network).size() < 2) {
            return Finding.red(check, "There are no two subnets in two zones.", seen, remedy);
        }
        return judge(network.endpoints(), seen);
    }

    private Finding judge(SortedMap<String, Boolean> endpoints, String seen) {
        var shut = doors(door -> !endpoints.containsKey(door));
        if (!shut.isEmpty()) {
            var text = "%s. No endpoint for %s".formatted(seen, String.join(", ", shut));
            return Finding.amber(check, "Not every service of AWS has a door in the VPC.", text, remedy);
        }
        var detours = doors(door -> Boolean.FALSE.equals(endpoints.get(door)));
        return detours.isEmpty()
                ? Finding.green(check, "A VPC with subnets in two zones, and a door to each service.", seen)
                : Finding.amber(
                        check,
                        "Some doors of the VPC are not found by their usual names.",
                        "%s. No private DNS for %s".formatted(seen, String.join(", ", detours)),
                        remedy);
    }

    private static List<String> doors(Predicate<String> which) {
        return DOORS.stream().filter(which).toList();
    }

    private static Set<String> missing(Map<String, String> network) {
        var missing = new TreeSet<>(PARAMETERS);
        missing.removeAll(network.keySet());
        return missing;
    }

    private static List<String> subnets(Map<String, String> network) {
        return List.of(network.getOrDefault("subnet-ids", "").split(","));
    }

    private static Set<String> zones(Network network) {
        return new TreeSet<>(network.zones().values());
    }
}
