package io.slipway.organization;

/** The twelve digits of an AWS account. */
public record AccountNumber(String value) {

    /** @throws IllegalArgumentException when it is not twelve digits */
    public AccountNumber {
        if (!value.matches("\\d{12}")) {
            throw new IllegalArgumentException("An AWS account number has twelve digits");
        }
    }

    /** As people read it: {@code 1111 2222 3333}. */
    public String grouped() {
        return value.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
