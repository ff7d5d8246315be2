package io.slipway.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** What can be seen of an account from inside. Every call asks AWS, within a few seconds, and changes nothing. */
public interface Inside {

    /** The account that AWS says we are in. */
    Sight<String> account();

    Sight<Role> role(String name);

    /** Whether a managed policy exists. */
    Sight<String> policy(String arn);

    Sight<Region> region();

    Sight<Issuer> issuer(String providerArn);

    Sight<Bucket> bucket(String name);

    Sight<Key> key(String alias);

    /** Those of the parameters below a path that exist, by their names without it. */
    Sight<SortedMap<String, String>> parameters(String path, Set<String> names);

    Sight<Network> network(String vpc, List<String> subnets);

    /** How many machines of each type training may use at once; what AWS knows no quota for is left out. */
    Sight<SortedMap<String, Quota>> trainingQuotas(Set<String> instanceTypes);

    /**
     * A role.
     *
     * @param boundary the ARN of its permissions boundary; empty without one
     * @param trusted who may assume it
     * @param guarded whether each of them needs an external id for that
     */
    record Role(String arn, String boundary, Duration longestSession, List<String> trusted, boolean guarded) {

        public Role {
            trusted = List.copyOf(trusted);
        }
    }

    /** The region as this account sees it. */
    record Region(String name, boolean usable) {}

    /** An OpenID Connect provider: whose tokens are taken, and for whom they must be meant. */
    record Issuer(String url, List<String> audiences) {

        public Issuer {
            audiences = List.copyOf(audiences);
        }
    }

    /**
     * A bucket.
     *
     * @param key what it encrypts with; empty when not with a key of KMS
     * @param shut whether nobody can make it public
     * @param onlyTls whether calls without TLS are denied to everybody
     */
    record Bucket(String name, boolean versioned, String key, boolean shut, boolean onlyTls) {}

    /**
     * A key of KMS.
     *
     * @param names everything it goes by: ARN, id, alias and the alias's ARN
     */
    record Key(String arn, boolean usable, Set<String> names) {

        public Key {
            names = Set.copyOf(names);
        }
    }

    /**
     * A VPC and what was asked of it.
     *
     * @param zones the zone of each subnet that lies in it, by subnet
     * @param endpoints whether private DNS is on, by the last words of the service: {@code sagemaker.api}; gateways too
     */
    record Network(String vpc, Map<String, String> zones, SortedMap<String, Boolean> endpoints) {

        public Network {
            zones = Map.copyOf(zones);
        }
    }

    /** How many are allowed, and what to ask for when they are too few. */
    record Quota(String code, double value) {}
}
