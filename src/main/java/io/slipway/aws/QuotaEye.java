package io.slipway.aws;

import io.slipway.aws.Inside.Quota;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Looks at how many machines training may use. */
record QuotaEye(SignedCalls calls, QuotaCodes codes) {

    private static final String SERVICE = "servicequotas";
    private static final String TARGET = "ServiceQuotasV20190624.";

    /** Asks for each quota when its code is known; otherwise reads the list, page by page, until all are there. */
    Sight<SortedMap<String, Quota>> look(Set<String> instanceTypes) {
        return instanceTypes.stream().allMatch(type -> codes.code(name(type)).isPresent())
                ? each(instanceTypes)
                : list(instanceTypes, "", new TreeMap<>());
    }

    private Sight<SortedMap<String, Quota>> each(Set<String> instanceTypes) {
        Sight<SortedMap<String, Quota>> all = new Sight.Seen<>(new TreeMap<>());
        for (var type : instanceTypes) {
            var quota = one(codes.code(name(type)).orElseThrow());
            all = all.then(found -> quota.map(value -> with(found, type, value)));
        }
        return all;
    }

    private Sight<Quota> one(String code) {
        var asked = "{\"ServiceCode\":\"sagemaker\",\"QuotaCode\":\"%s\"}".formatted(code);
        var given = calls.post(SERVICE, TARGET + "GetServiceQuota", asked);
        var answer = given instanceof Sight.Nothing<JsonNode>()
                ? calls.post(SERVICE, TARGET + "GetAWSDefaultServiceQuota", asked)
                : given;
        return answer.map(found -> quota(found.path("Quota")));
    }

    private Sight<SortedMap<String, Quota>> list(
            Set<String> instanceTypes, String page, SortedMap<String, Quota> found) {
        var asked = page.isEmpty() ? "" : ",\"NextToken\":\"%s\"".formatted(page);
        return calls.post(
                        SERVICE,
                        TARGET + "ListServiceQuotas",
                        "{\"ServiceCode\":\"sagemaker\",\"MaxResults\":100%s}".formatted(asked))
                .then(answer -> {
                    answer.path("Quotas").forEach(quota -> keep(quota, instanceTypes, found));
                    var next = answer.path("NextToken").asString("");
                    return next.isEmpty() || found.size() == instanceTypes.size()
                            ? new Sight.Seen<>(found)
                            : list(instanceTypes, next, found);
                });
    }

    private void keep(JsonNode quota, Set<String> instanceTypes, SortedMap<String, Quota> found) {
        var name = quota.path("QuotaName").asString("");
        instanceTypes.stream().filter(type -> name(type).equals(name)).forEach(type -> {
            codes.learn(name, quota.path("QuotaCode").asString(""));
            found.put(type, quota(quota));
        });
    }

    private static SortedMap<String, Quota> with(SortedMap<String, Quota> found, String type, Quota quota) {
        var more = new TreeMap<>(found);
        more.put(type, quota);
        return more;
    }

    private static Quota quota(JsonNode quota) {
        return new Quota(
                quota.path("QuotaCode").asString(""), quota.path("Value").asDouble(0));
    }

    private static String name(String instanceType) {
        return instanceType + " for training job usage";
    }
}
