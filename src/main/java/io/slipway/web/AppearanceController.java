package io.slipway.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps how a person wants it to look, in a cookie, so that it holds before they sign in too. */
@Controller
class AppearanceController {

    static final String COOKIE = "slipway-theme";

    @PostMapping("/appearance")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "") String theme, @RequestParam(defaultValue = "/") String from) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(LocalPath.orHome(from).uri())
                .header(HttpHeaders.SET_COOKIE, cookie(Theme.of(theme)).toString())
                .build();
    }

    private static ResponseCookie cookie(Theme theme) {
        return ResponseCookie.from(COOKIE, theme.key())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .sameSite("Lax")
                .build();
    }
}
