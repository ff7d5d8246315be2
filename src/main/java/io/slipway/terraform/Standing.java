package io.slipway.terraform;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Listens for what Terraform wanted to make and AWS said that it is there. */
final class Standing {

    /** The words in which the services that a project uses say so. */
    private static final Pattern THERE = Pattern.compile(
            "AlreadyExists|AlreadyOwnedByYou|DuplicateRecordException|ConflictException|already exists");

    private final Set<String> addresses = new TreeSet<>();

    void hear(String diagnostic, String address) {
        if (!address.isEmpty() && THERE.matcher(diagnostic).find()) {
            addresses.add(address);
        }
    }

    void forget() {
        addresses.clear();
    }

    Set<String> addresses() {
        return Set.copyOf(addresses);
    }
}
