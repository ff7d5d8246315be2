package io.slipway.requests;

import io.slipway.catalog.Manifest;
import io.slipway.organization.BusinessUnit;
import java.util.List;

/** Says why a project cannot have a name. Implemented by whoever knows of names that are taken. */
public interface NameCheck {

    /** Each problem in words for the requester, with what to do about it; empty when the name is free. */
    List<String> problems(ProjectName name, BusinessUnit unit, Manifest manifest);
}
