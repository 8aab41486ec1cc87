package io.attune.customers.merging;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.customers.records.Writing;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.BackTo;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

/// Merging two people, side by side, and taking it back. Only for those who may change both.
@Controller
@RequestMapping("/people/{id}")
@Needs(Right.SEE_CUSTOMERS)
class MergeController {
    private static final int CANDIDATES = 8;

    private final Merging merging;
    private final MergeSides sides;
    private final People people;
    private final CurrentWords words;

    MergeController(Merging merging, MergeSides sides, People people, CurrentWords words) {
        this.merging = merging;
        this.sides = sides;
        this.people = people;
        this.words = words;
    }

    /// Without another one, the page asks who it is.
    @GetMapping("/merge")
    String show(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long with,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String back,
            Model model) {
        PersonId survivor = left(viewer, id);
        if (with == 0) {
            List<PersonSummary> found = q.isBlank() ? List.of() : people.like(viewer, q, CANDIDATES);
            PersonSummary person = people.find(viewer, survivor).orElseThrow(() -> new NotFound("person " + id));
            model.addAttribute("person", person);
            model.addAttribute("query", q);
            model.addAttribute(
                    "found",
                    found.stream().filter(one -> !one.id().equals(survivor)).toList());
            return "customers/merging/choose";
        }
        return page(viewer, survivor, left(viewer, with), Choices.NONE, back, null, "", model);
    }

    @PostMapping("/merge")
    String merge(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam long with,
            @RequestParam int version,
            @RequestParam int withVersion,
            @RequestParam(defaultValue = "") String back,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        PersonId survivor = left(viewer, id);
        PersonId duplicate = left(viewer, with);
        Choices choices = Choices.of(sent);
        try {
            // Who was merged meanwhile is another one than was looked at.
            if (survivor.value() != id || duplicate.value() != with) throw new SomebodyWasFaster();
            merging.merge(viewer, new Merging.Pair(survivor, version, duplicate, withVersion), choices);
        } catch (SomebodyWasFaster _) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(viewer, survivor, duplicate, choices, back, "merge.meanwhile", "", model);
        } catch (MergeRefused refused) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(viewer, survivor, duplicate, choices, back, refused.reason(), refused.about(), model);
        }
        flash.addFlashAttribute("notice", "merge.done");
        return BackTo.page(back, "/people/" + survivor);
    }

    @DeleteMapping("/merges/{merge}")
    String undo(Viewer viewer, @PathVariable long id, @PathVariable long merge, RedirectAttributes flash) {
        Writing.require(viewer, Kind.PEOPLE);
        merging.undo(viewer, new PersonId(id), merge);
        flash.addFlashAttribute("notice", "merge.undone");
        return "redirect:/people/" + id;
    }

    private PersonId left(Viewer viewer, long id) {
        Writing.require(viewer, Kind.PEOPLE);
        return sides.left(viewer, id).orElseThrow(() -> new NotFound("person " + id));
    }

    private String page(
            Viewer viewer,
            PersonId survivor,
            PersonId duplicate,
            Choices choices,
            String back,
            @Nullable String problem,
            String about,
            Model model) {
        if (survivor.equals(duplicate)) throw new Conflict("merge.same");
        model.addAttribute("page", sides.page(viewer, survivor, duplicate, choices, words.of(viewer)));
        model.addAttribute("back", back);
        model.addAttribute("problem", problem);
        model.addAttribute("about", about);
        return "customers/merging/merge";
    }
}
