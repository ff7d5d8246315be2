package io.slipway.web;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Numbers that a person can read out and an admin can find in the log: {@code K7Q2-94XM}. */
final class SupportNumber {

    /** Without what looks or sounds alike. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final RandomGenerator RANDOM = new SecureRandom();

    private SupportNumber() {}

    static String next() {
        return four() + "-" + four();
    }

    private static String four() {
        return RANDOM.ints(4, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
