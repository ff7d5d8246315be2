package io.slipway.organization.doctor;

import io.slipway.organization.Account;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An account of a business unit, with all stages that it serves there. */
public record Patient(BusinessUnit unit, Account account, SequencedSet<Stage> stages) {

    public Patient {
        stages = Collections.unmodifiableSequencedSet(new TreeSet<>(stages));
    }

    /** The accounts of a business unit in the order of their first stage. */
    public static List<Patient> of(BusinessUnit unit) {
        var patients = new ArrayList<Patient>();
        for (var account : unit.accounts().values().stream().distinct().toList()) {
            patients.add(new Patient(unit, account, served(unit, account)));
        }
        return List.copyOf(patients);
    }

    public static Optional<Patient> find(BusinessUnit unit, String number) {
        return of(unit).stream()
                .filter(patient -> patient.number().value().equals(number))
                .findFirst();
    }

    public AccountNumber number() {
        return account.number();
    }

    /** Its stages in words: {@code dev, preprod}. */
    public String stagesInWords() {
        return stages.stream().map(Stage::key).collect(Collectors.joining(", "));
    }

    /** Its page. */
    public String href() {
        return "/business-units/%s/accounts/%s".formatted(unit.key(), number());
    }

    private static SequencedSet<Stage> served(BusinessUnit unit, Account account) {
        return unit.accounts().entrySet().stream()
                .filter(entry -> entry.getValue().equals(account))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
