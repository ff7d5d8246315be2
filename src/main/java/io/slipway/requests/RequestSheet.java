package io.slipway.requests;

import io.slipway.identity.Person;
import org.springframework.web.servlet.ModelAndView;

/** The page of a request, for a module that has something to say about what its panel sent. */
public interface RequestSheet {

    /** The page as this person sees it, with this content in the place of the panel of the same template. */
    ModelAndView show(Request request, Person viewer, RequestPanel.Content instead);
}
