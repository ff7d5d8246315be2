package io.slipway.aws;

/** The way into accounts for somebody who only looks. */
public interface AccountProbe {

    /** Assumes the role that may read what plans need, and nothing else. */
    Sight<Inside> enter(Door door);

    /**
     * Where to go in.
     *
     * @param account twelve digits
     * @param role the stem of the roles' names: {@code slipway} for {@code slipway-plan} and {@code slipway-apply}
     */
    record Door(String account, String region, String role) {

        /** The name of the role that looks. */
        public String planRole() {
            return role + "-plan";
        }

        /** The name of the role that changes. */
        public String applyRole() {
            return role + "-apply";
        }
    }
}
