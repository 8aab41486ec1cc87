package io.attune.platform.signin;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.NavigationItem;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Home is the first page that one's role has.
@Controller
class HomeController {
    private final List<NavigationItem> places;

    HomeController(ObjectProvider<NavigationItem> places) {
        this.places = places.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    @GetMapping("/")
    String home(Viewer viewer) {
        return places.stream()
                .filter(place -> place.needs() == null || viewer.may(place.needs()))
                .findFirst()
                .map(place -> "redirect:" + place.path())
                .orElse("redirect:/me");
    }
}
