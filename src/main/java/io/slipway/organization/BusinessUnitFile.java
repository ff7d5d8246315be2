package io.slipway.organization;

import io.slipway.identity.UserId;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Business units as YAML. */
record BusinessUnitFile(List<Entry> businessUnits) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** @throws tools.jackson.core.JacksonException when it is not of this form */
    static List<BusinessUnit> read(String yaml) {
        return YAML.readValue(yaml, BusinessUnitFile.class).businessUnits().stream()
                .map(Entry::unit)
                .toList();
    }

    /** One business unit; the account's role is the same in all its accounts. */
    record Entry(
            String key,
            String name,
            String region,
            String costCentre,
            String role,
            TreeMap<String, String> accounts,
            List<String> members,
            List<String> approvers) {

        BusinessUnit unit() {
            return new BusinessUnit(
                    new BusinessUnitKey(key),
                    name,
                    region,
                    costCentre,
                    berths(),
                    people(members),
                    people(approvers),
                    1);
        }

        private TreeMap<Stage, Account> berths() {
            var berths = new TreeMap<Stage, Account>();
            accounts.forEach((stage, number) ->
                    berths.put(Stage.of(stage), new Account(new AccountNumber(number), region, role)));
            return berths;
        }

        private static List<UserId> people(List<String> logins) {
            return logins.stream().map(UserId::new).toList();
        }
    }
}
