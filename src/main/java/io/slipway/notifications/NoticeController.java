package io.slipway.notifications;

import io.slipway.identity.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Puts notices away. */
@Controller
class NoticeController {

    private final JdbcNotices notices;
    private final CurrentUser currentUser;

    NoticeController(JdbcNotices notices, CurrentUser currentUser) {
        this.notices = notices;
        this.currentUser = currentUser;
    }

    @PostMapping("/notices/{id:\\d{1,18}}/seen")
    String seen(@PathVariable long id) {
        notices.seen(id, currentUser.get().id());
        return "redirect:/";
    }
}
