package io.slipway.approvals.web;

/** A digest as people compare it: two groups of four. */
final class ShortDigest {

    private ShortDigest() {}

    static String of(String digest) {
        return digest.substring(0, 4) + " " + digest.substring(4, 8);
    }
}
