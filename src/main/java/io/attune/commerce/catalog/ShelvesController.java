package io.attune.commerce.catalog;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Categories and price lists.
@Controller
@RequestMapping("/products/shelves")
@Needs(Right.KEEP_BOOKS)
class ShelvesController {
    private static final int LONGEST = 80;

    private final ShelfStore shelves;
    private final Audit audit;

    ShelvesController(ShelfStore shelves, Audit audit) {
        this.shelves = shelves;
        this.audit = audit;
    }

    @GetMapping
    String list(Model model) {
        return page(Problems.NONE, model);
    }

    @PostMapping("/categories")
    String addCategory(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Long parent,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        String problem = problem(name);
        if (problem == null && !shelves.addCategory(name, parent)) problem = "problem.shelf.taken";
        return added("category", name, problem, viewer, model, flash, response);
    }

    @DeleteMapping("/categories/{id}")
    String removeCategory(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        if (!shelves.removeCategory(id)) throw new NotFound("an empty category " + id);
        audit.record(viewer.user(), "category.removed", "category:" + id, Map.of());
        flash.addFlashAttribute("notice", "catalog.shelf.removed");
        return "redirect:/products/shelves";
    }

    @PostMapping("/lists")
    String addList(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "false") boolean taxIncluded,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        String problem = problem(list);
        if (problem == null && !shelves.addList(list, taxIncluded)) problem = "problem.shelf.taken";
        return added("list", list, problem, viewer, model, flash, response);
    }

    private String added(
            String field,
            String name,
            @Nullable String problem,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        if (problem != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(Problems.of(field, problem), model);
        }
        audit.record(viewer.user(), field + ".added", field, Map.of("name", name.strip()));
        flash.addFlashAttribute("notice", "catalog.shelf.added");
        return "redirect:/products/shelves";
    }

    private static @Nullable String problem(String name) {
        if (name.isBlank()) return "problem.required";
        return name.strip().length() > LONGEST ? "problem.long" : null;
    }

    private String page(Problems problems, Model model) {
        model.addAttribute("categories", shelves.categories());
        model.addAttribute("lists", shelves.lists());
        model.addAttribute("problems", problems);
        return "commerce/catalog/shelves";
    }
}
