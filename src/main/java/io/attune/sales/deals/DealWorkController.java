package io.attune.sales.deals;

import io.attune.customers.PersonId;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.sales.DealId;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How a deal ends, who is on the other side, and what it is about: each a resource of the deal.
@Controller
@RequestMapping("/deals/{id:\\d+}")
@Needs(Right.SELL)
class DealWorkController {
    private final Deals deals;
    private final DealPages pages;
    private final Picks picks;
    private final Offers offers;
    private final Clock clock;

    DealWorkController(Deals deals, DealPages pages, Picks picks, Offers offers, Clock clock) {
        this.deals = deals;
        this.pages = pages;
        this.picks = picks;
        this.offers = offers;
        this.clock = clock;
    }

    /// Lost with a reason, won without.
    @PostMapping("/outcome")
    String end(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "0") long reason) {
        if (reason == 0) deals.win(viewer, new DealId(id), version);
        else deals.lose(viewer, new DealId(id), version, reason);
        return back(id);
    }

    @DeleteMapping("/outcome")
    String reopen(Viewer viewer, @PathVariable long id, @RequestParam int version) {
        deals.reopen(viewer, new DealId(id), version);
        return back(id);
    }

    @PostMapping("/contacts")
    String addContact(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String role,
            Model model,
            HttpServletResponse response) {
        Optional<PersonId> found = picks.person(viewer, person);
        if (found.isEmpty() || role.length() > 80) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return pages.show(viewer, new DealId(id), null, "problem.pick.person", model);
        }
        deals.addContact(viewer, new DealId(id), found.get(), role.isBlank() ? null : role.strip());
        return back(id);
    }

    @DeleteMapping("/contacts/{person:\\d+}")
    String removeContact(Viewer viewer, @PathVariable long id, @PathVariable long person) {
        deals.removeContact(viewer, new DealId(id), new PersonId(person));
        return back(id);
    }

    @PostMapping("/lines")
    String addLine(
            Viewer viewer,
            @PathVariable long id,
            @ModelAttribute LineForm form,
            Model model,
            HttpServletResponse response) {
        Currency currency = deals.find(viewer, new DealId(id)).currency();
        LocalDate today = LocalDate.now(clock.withZone(viewer.zone()));
        Optional<DealLine> line = form.line(offers.find(form.what(), currency, today));
        if (line.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return pages.show(viewer, new DealId(id), form, "problem.line", model);
        }
        deals.addLine(viewer, new DealId(id), line.get());
        return back(id);
    }

    @DeleteMapping("/lines/{line:\\d+}")
    String removeLine(Viewer viewer, @PathVariable long id, @PathVariable long line) {
        deals.removeLine(viewer, new DealId(id), line);
        return back(id);
    }

    private static String back(long id) {
        return "redirect:/deals/" + id;
    }
}
