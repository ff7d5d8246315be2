package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.aws.Inside.Quota;
import io.slipway.organization.doctor.Finding.Remedy;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The machines that templates offer for training may be used. What only somebody who asks for it gets may be missing:
 * hardly an account may use the largest ones from the start.
 */
record QuotaLook(Check check, Set<String> offered, Set<String> usual, Remedies remedies) implements Look {

    private static final Remedy NOT_HERE =
            Remedy.of("Not every region has every machine. Choose another one in the request, or ask AWS.");

    @Override
    public Finding look(Inside inside) {
        return offered.isEmpty()
                ? Finding.green(check, "No template asks for machines.", "")
                : new Judge(check, "AWS knows no quotas for SageMaker here.", Remedy.NONE)
                        .judge(inside.trainingQuotas(offered), this::judge);
    }

    private Finding judge(SortedMap<String, Quota> quotas) {
        var seen = quotas.entrySet().stream()
                .map(entry ->
                        "%s: %.0f".formatted(entry.getKey(), entry.getValue().value()))
                .collect(Collectors.joining(", "));
        var unknown = machines(usual, machine -> !quotas.containsKey(machine));
        if (!unknown.isEmpty()) {
            return Finding.amber(check, "AWS knows no quota for %s.".formatted(words(unknown)), seen, NOT_HERE);
        }
        var none = quotas.entrySet().stream()
                .filter(entry -> entry.getValue().value() < 1)
                .toList();
        return none.isEmpty()
                ? Finding.green(check, "Every machine that a template offers may be used.", seen)
                : none(none, seen);
    }

    private Finding none(List<Entry<String, Quota>> none, String seen) {
        var machines = none.stream().map(Entry::getKey).toList();
        var remedy = remedies.quotas(
                none.stream().map(entry -> entry.getValue().code()).toList());
        var title = "The account may not train on %s.".formatted(words(machines));
        return machines.stream().anyMatch(usual::contains)
                ? Finding.amber(check, title, seen, remedy)
                : new Finding(
                        check,
                        Verdict.GREEN,
                        "The usual machines may be used; %s may not.".formatted(words(machines)),
                        seen,
                        remedy.text(),
                        remedy.commands());
    }

    private static List<String> machines(Set<String> among, Predicate<String> which) {
        return among.stream().filter(which).sorted().toList();
    }

    private static String words(List<String> machines) {
        return String.join(", ", machines);
    }
}
