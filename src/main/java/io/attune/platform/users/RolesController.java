package io.attune.platform.users;

import io.attune.platform.security.Grants;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Role;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What each role sees and changes.
@Controller
@RequestMapping("/settings/roles")
@Needs(Right.ADMINISTER)
class RolesController {
    private final RoleStore store;
    private final Roles roles;

    RolesController(RoleStore store, Roles roles) {
        this.store = store;
        this.roles = roles;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("roles", store.all());
        return "platform/users/roles";
    }

    @GetMapping("/{name}")
    String show(@PathVariable String name, Model model) {
        Role role = changeable(name);
        return page(role, RoleForm.of(store.of(role)), false, model);
    }

    @PostMapping("/{name}")
    String change(
            @PathVariable String name,
            @RequestParam Map<String, String> sent,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Role role = changeable(name);
        RoleForm form = RoleForm.of(sent);
        Optional<Grants> grants = form.grants();
        if (grants.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(role, form, true, model);
        }
        roles.change(role, grants.get(), viewer.user());
        flash.addFlashAttribute("notice", "roles.saved");
        return "redirect:/settings/roles";
    }

    @PostMapping("/{name}/reset")
    String reset(@PathVariable String name, Viewer viewer, RedirectAttributes flash) {
        roles.reset(changeable(name), viewer.user());
        flash.addFlashAttribute("notice", "roles.reset.done");
        return "redirect:/settings/roles";
    }

    private static Role changeable(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.ADMIN && role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("role " + name));
    }

    private static String page(Role role, RoleForm form, boolean wrong, Model model) {
        model.addAttribute("role", role);
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("standard", Grants.of(role));
        return "platform/users/role";
    }
}
