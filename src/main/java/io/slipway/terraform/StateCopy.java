package io.slipway.terraform;

import java.util.Optional;

/**
 * A second place of a state, outside of the portal: whoever has lost the portal still has what it made. It gets each
 * serial after PostgreSQL took it. The bytes contain secrets and belong into an encrypted place.
 */
public interface StateCopy {

    /** Where there is no second place. */
    StateCopy NONE = new StateCopy() {

        @Override
        public Optional<byte[]> newest() {
            return Optional.empty();
        }

        @Override
        public void ship(byte[] state) {}
    };

    /** The state that lies there; empty when none was ever put there. Throws when the place does not answer. */
    Optional<byte[]> newest();

    /** Puts a newer state there. Throws when the place does not take it. */
    void ship(byte[] state);
}
