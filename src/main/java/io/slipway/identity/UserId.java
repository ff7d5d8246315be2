package io.slipway.identity;

import java.util.regex.Pattern;

/** A person's login: the same in Slipway and on GitHub, in small letters. */
public record UserId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){0,38}");

    /** @throws IllegalArgumentException for what GitHub would not accept as a login either */
    public UserId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a login: small letters, digits and single dashes, at most 39");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
