package io.slipway.identity;

import java.util.Map;
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
    String signIn(@RequestParam Map<String, String> how, Model model) {
        model.addAttribute("signIn", new SignIn(cast.everybody(), how.containsKey("wrong"), how.containsKey("left")));
        return "identity/sign-in";
    }
}
