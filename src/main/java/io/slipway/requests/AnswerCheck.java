package io.slipway.requests;

import io.slipway.catalog.Manifest;
import java.util.List;
import java.util.Map;

/** Knows what only the world outside can tell of an answer: which teams there are, whether a user exists. */
public interface AnswerCheck {

    /** Problems in words for the requester, by parameter name. */
    Map<String, String> problems(Manifest manifest, Map<String, String> submitted);

    /** What a form may offer for a team. */
    List<String> teams();
}
