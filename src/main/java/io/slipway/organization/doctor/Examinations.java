package io.slipway.organization.doctor;

import io.slipway.organization.BusinessUnitKey;
import java.util.List;
import java.util.Optional;

/** All looks at accounts, the going one too. */
public interface Examinations {

    /** The one that goes on now. */
    Optional<Examination> going(Patient patient);

    /** The newest that ended. */
    Optional<Examination> latest(Patient patient);

    /** One of this account. */
    Optional<Examination> find(Patient patient, long id);

    /** Ended ones without their findings, newest first; a page begins below {@code before}. */
    List<Examination> history(Patient patient, long before, int size);

    /** The newest verdict of each account of the business unit; accounts that nobody looked at are left out. */
    List<Verdict> verdicts(BusinessUnitKey unit);
}
