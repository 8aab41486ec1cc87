package io.attune.platform.administration;

import io.attune.platform.audit.AuditEntry;
import io.attune.platform.audit.AuditTrail;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.UserId;
import io.attune.platform.users.Colleagues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Needs(Right.SEE_AUDIT)
class AuditController {
    private static final int PAGE = 50;

    private final AuditTrail audit;
    private final Colleagues colleagues;

    AuditController(AuditTrail audit, Colleagues colleagues) {
        this.audit = audit;
        this.colleagues = colleagues;
    }

    @GetMapping("/settings/audit")
    String show(
            @RequestParam(required = false) @Nullable Long who,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        String wanted = StringUtils.hasText(action) ? action : null;
        List<AuditEntry> found = audit.entries(who == null ? null : new UserId(who), wanted, before, PAGE);
        boolean more = found.size() > PAGE;
        List<AuditEntry> entries = more ? found.subList(0, PAGE) : found;
        model.addAttribute("entries", entries);
        model.addAttribute("older", more ? entries.getLast().id() : null);
        model.addAttribute("people", colleagues.all());
        model.addAttribute("actions", audit.actions());
        model.addAttribute("who", who);
        model.addAttribute("action", wanted);
        model.addAttribute("continued", before != null);
        return "platform/administration/audit";
    }
}
