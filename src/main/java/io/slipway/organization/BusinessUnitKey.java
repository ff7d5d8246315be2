package io.slipway.organization;

/** The short name of a business unit, part of the names of what it owns. */
public record BusinessUnitKey(String value) {

    /**
     * @throws IllegalArgumentException when it is not 2 to 20 small letters, digits and single dashes, or has a stage as
     *     one of its parts: names are joined by dashes
     */
    public BusinessUnitKey {
        if (value.length() > 20 || !value.matches("[a-z](?:-?[a-z0-9])+")) {
            throw new IllegalArgumentException("A business unit's key has 2 to 20 small letters, digits and dashes");
        }
        if (value.matches("(?:.+-)?(?:dev|preprod|prod)(?:-.+)?")) {
            throw new IllegalArgumentException(
                    "A business unit's key has no stage in it: what belongs to %s could be another's".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
