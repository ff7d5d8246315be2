package io.slipway.identity;

/** What a person may do in Slipway as a whole; who may sign for a business unit is said there. */
public enum Role {
    DATA_SCIENTIST("Data scientist"),
    APPROVER("Approver"),
    ADMIN("Admin");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The role in words, for a page. */
    public String label() {
        return label;
    }

    /** The name under which Spring Security knows this role. */
    public String authority() {
        return "ROLE_" + name();
    }
}
