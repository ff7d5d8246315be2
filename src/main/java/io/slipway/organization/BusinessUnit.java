package io.slipway.organization;

import io.slipway.identity.UserId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of the enterprise that owns projects.
 *
 * @param region where new projects are made, such as {@code eu-west-1}
 * @param accounts one for each stage; several stages may share one
 * @param members who may ask
 * @param approvers who may sign, never their own request
 * @param version counts the changes, for optimistic locking
 */
public record BusinessUnit(
        BusinessUnitKey key,
        String name,
        String region,
        String costCentre,
        SortedMap<Stage, Account> accounts,
        List<UserId> members,
        List<UserId> approvers,
        int version) {

    public BusinessUnit {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        members = List.copyOf(members);
        approvers = List.copyOf(approvers);
        if (!accounts.keySet().containsAll(List.of(Stage.values()))) {
            throw new IllegalArgumentException("Business unit %s has no account for each stage".formatted(key));
        }
    }

    /** The account that serves a stage. */
    public Account account(Stage stage) {
        return Objects.requireNonNull(accounts.get(stage));
    }

    /** Members and approvers may ask. */
    public boolean mayAsk(UserId person) {
        return members.contains(person) || approvers.contains(person);
    }

    public boolean maySign(UserId person) {
        return approvers.contains(person);
    }
}
