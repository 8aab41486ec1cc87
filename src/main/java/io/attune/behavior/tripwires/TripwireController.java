package io.attune.behavior.tripwires;

import io.attune.behavior.standing.Rhythms;
import io.attune.customers.Lists;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who tripped, and what to do about it.
@Controller
@RequestMapping("/tripwires")
@Needs(Right.SEE_CUSTOMERS)
class TripwireController {
    private final Lists lists;
    private final TripwireStore store;
    private final Rhythms rhythms;
    private final CompanySettings settings;
    private final Clock clock;

    TripwireController(Lists lists, TripwireStore store, Rhythms rhythms, CompanySettings settings, Clock clock) {
        this.lists = lists;
        this.store = store;
        this.rhythms = rhythms;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, "tripwires", typed, piece, model);
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id) {
        return "redirect:" + firing(viewer, id).page();
    }

    @GetMapping("/{id}/sheet")
    String beside(Viewer viewer, @PathVariable long id, Model model) {
        Firing firing = firing(viewer, id);
        model.addAttribute("firing", firing);
        rhythms.piece(viewer, firing.person(), "behavior/standing/side")
                .ifPresent(piece -> model.addAttribute("rhythm", piece));
        model.addAttribute("adds", viewer.writes(Kind.ACTIVITIES) != Scope.NONE);
        model.addAttribute("day", LocalDate.ofInstant(clock.instant(), viewer.zone()));
        return "behavior/tripwires/sheet";
    }

    private Firing firing(Viewer viewer, long id) {
        LocalDate today = settings.current().analysisDate(clock);
        return store.find(viewer, id, today).orElseThrow(() -> new NotFound("tripwire " + id));
    }
}
