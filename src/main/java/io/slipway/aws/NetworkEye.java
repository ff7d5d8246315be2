package io.slipway.aws;

import io.slipway.aws.Inside.Network;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** Looks at a VPC. */
record NetworkEye(Ec2Client ec2, AwsRequestOverrideConfiguration signed, String region) {

    Sight<Network> look(String vpc, List<String> subnets) {
        return vpc(vpc).then(_ ->
                zones(vpc, subnets).then(zones -> endpoints(vpc).map(endpoints -> new Network(vpc, zones, endpoints))));
    }

    private Sight<String> vpc(String vpc) {
        return Answers.of(
                        "ec2:DescribeVpcs",
                        () -> ec2.describeVpcs(ask -> ask.vpcIds(vpc).overrideConfiguration(signed))
                                .vpcs())
                .then(found -> found.isEmpty() ? new Sight.Nothing<>() : new Sight.Seen<>(vpc));
    }

    private Sight<Map<String, String>> zones(String vpc, List<String> subnets) {
        return Answers.of(
                "ec2:DescribeSubnets",
                () -> ec2
                        .describeSubnetsPaginator(
                                ask -> ask.filters(is("vpc-id", vpc)).overrideConfiguration(signed))
                        .subnets()
                        .stream()
                        .filter(subnet -> subnets.contains(subnet.subnetId()))
                        .collect(Collectors.toMap(Subnet::subnetId, Subnet::availabilityZone)));
    }

    private Sight<SortedMap<String, Boolean>> endpoints(String vpc) {
        return Answers.of("ec2:DescribeVpcEndpoints", () -> {
            var doors = new TreeMap<String, Boolean>();
            ec2.describeVpcEndpointsPaginator(
                            ask -> ask.filters(is("vpc-id", vpc)).overrideConfiguration(signed))
                    .vpcEndpoints()
                    .forEach(endpoint -> doors.put(door(endpoint), isFoundByItsName(endpoint)));
            return doors;
        });
    }

    /** {@code com.amazonaws.eu-west-1.sagemaker.api} is the door to {@code sagemaker.api}. */
    private String door(VpcEndpoint endpoint) {
        return endpoint.serviceName().replaceFirst("^.*\\." + region + "\\.", "");
    }

    /** The routes lead to a gateway; everything else needs the private name. */
    private static boolean isFoundByItsName(VpcEndpoint endpoint) {
        return endpoint.vpcEndpointType() == VpcEndpointType.GATEWAY
                || Boolean.TRUE.equals(endpoint.privateDnsEnabled());
    }

    private static Filter is(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
