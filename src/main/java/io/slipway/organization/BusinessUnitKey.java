package io.slipway.organization;

/** The short name of a business unit, part of the names of what it owns. */
public record BusinessUnitKey(String value) {

    /** @throws IllegalArgumentException when it is not 2 to 20 small letters, digits and single dashes */
    public BusinessUnitKey {
        if (value.length() > 20 || !value.matches("[a-z](?:-?[a-z0-9])+")) {
            throw new IllegalArgumentException("A business unit's key has 2 to 20 small letters, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
