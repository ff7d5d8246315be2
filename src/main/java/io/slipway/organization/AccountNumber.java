package io.slipway.organization;

/** The twelve digits of an AWS account. */
public record AccountNumber(String value) {

    /** @throws IllegalArgumentException when it is not twelve digits */
    public AccountNumber {
        if (!value.matches("\\d{12}")) {
            throw new IllegalArgumentException("An AWS account number has twelve digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
