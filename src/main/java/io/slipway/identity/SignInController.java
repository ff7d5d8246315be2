package io.slipway.identity;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks who one is. */
@Controller
class SignInController {

    private final Cast cast;

    SignInController(Cast cast) {
        this.cast = cast;
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) String wrong, @RequestParam(required = false) String left, Model model) {
        model.addAttribute("signIn", new SignIn(cast.everybody(), wrong != null, left != null));
        return "identity/sign-in";
    }
}
