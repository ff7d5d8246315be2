package io.slipway.web;

import java.util.Optional;

/** Something that every page must say, such as a missing Terraform; each module contributes its own as a bean. */
public interface SystemNotice {

    /** The sentence to show now; empty for nothing. */
    Optional<String> current();
}
