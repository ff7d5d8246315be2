package io.slipway.web;

import java.io.Serializable;

/** Said once, on the page after a redirect: goes into the flash attribute {@code flash}. */
public record Flash(String tone, String title, String text) implements Serializable {

    public static Flash success(String text) {
        return new Flash("success", "", text);
    }

    public static Flash warning(String text) {
        return new Flash("warning", "", text);
    }

    public static Flash error(String text) {
        return new Flash("error", "", text);
    }

    public static Flash info(String text) {
        return new Flash("info", "", text);
    }

    /** The same with a sentence in front that stands out. */
    public Flash titled(String sentence) {
        return new Flash(tone, sentence, text);
    }
}
