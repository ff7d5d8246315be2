package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.aws.Inside.Quota;
import io.slipway.organization.doctor.Finding.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Every machine that a template offers for training may be used at least once. */
record QuotaLook(Check check, Set<String> machines, Remedies remedies) implements Look {

    @Override
    public Finding look(Inside inside) {
        return machines.isEmpty()
                ? Finding.green(check, "No template asks for machines.", "")
                : new Judge(check, "AWS knows no quotas for SageMaker here.", Remedy.NONE)
                        .judge(inside.trainingQuotas(machines), this::judge);
    }

    private Finding judge(SortedMap<String, Quota> quotas) {
        var none = quotas.entrySet().stream()
                .filter(entry -> entry.getValue().value() < 1)
                .toList();
        var seen = quotas.entrySet().stream()
                .map(entry ->
                        "%s: %.0f".formatted(entry.getKey(), entry.getValue().value()))
                .collect(Collectors.joining(", "));
        return none.isEmpty() ? complete(quotas, seen) : none(none, seen);
    }

    private Finding complete(SortedMap<String, Quota> quotas, String seen) {
        return quotas.keySet().containsAll(machines)
                ? Finding.green(check, "Each machine that a template offers may be used.", seen)
                : Finding.amber(
                        check,
                        "AWS knows no quota for %s.".formatted(unknown(quotas)),
                        seen,
                        Remedy.of("Not every"
                                + " region has every machine. Ask AWS, or choose another one in the request."));
    }

    private Finding none(List<Map.Entry<String, Quota>> none, String seen) {
        var machines = none.stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
        var codes = none.stream().map(entry -> entry.getValue().code()).toList();
        return Finding.amber(
                check, "The account may not train on %s.".formatted(machines), seen, remedies.quotas(codes));
    }

    private String unknown(SortedMap<String, Quota> quotas) {
        return machines.stream()
                .filter(machine -> !quotas.containsKey(machine))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
