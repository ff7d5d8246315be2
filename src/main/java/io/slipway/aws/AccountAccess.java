package io.slipway.aws;

import java.util.Map;
import java.util.Optional;

/** The way into accounts for Terraform: keys for an hour at most, and a place for states. */
public interface AccountAccess {

    /**
     * Assumes a role of the account, and so proves that it lets Slipway in.
     *
     * @param who whom it is for, as the account's trail names the session: {@code R-42-ada}
     * @param tags what it is for; AWS writes them into the trail as well
     * @throws AccountClosedException when it does not, with what to do about it
     */
    Access open(AccountProbe.Door door, Purpose purpose, String who, Map<String, String> tags);

    /** Why a role is assumed; each purpose has a role of its own. */
    enum Purpose {
        /** To look only. */
        PREVIEW,
        /** To change what was signed off. */
        RUN
    }

    /** What somebody can do who was let in. */
    interface Access {

        /** What a child process must know of AWS that is no secret: the region, another address. */
        Map<String, String> settings();

        /** The keys, as a child process knows them: {@code AWS_SECRET_ACCESS_KEY}, … */
        Map<String, String> keys();

        /**
         * Reads from the account's bucket of states.
         *
         * @return empty when there is nothing of that name
         * @throws AccountClosedException when the bucket does not answer
         */
        Optional<byte[]> readState(String name);

        /**
         * Writes to the account's bucket of states, encrypted with the bucket's key.
         *
         * @throws AccountClosedException when the bucket does not take it
         */
        void writeState(String name, byte[] state);
    }
}
