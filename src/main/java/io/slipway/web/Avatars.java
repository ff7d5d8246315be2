package io.slipway.web;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** The letter and the colour that stand for a person. */
@Component("avatars")
class Avatars {

    public String letter(String name) {
        return name.isBlank()
                ? "?"
                : name.strip()
                        .substring(0, name.strip().offsetByCodePoints(0, 1))
                        .toUpperCase(Locale.ROOT);
    }

    /** One of three, always the same for the same person. */
    public int tone(String name) {
        return (letter(name).codePointAt(0) + name.length()) % 3 + 1;
    }
}
