package io.attune.commerce.invoices;

import io.attune.customers.Lists;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// The lists of invoices and of payments.
@Controller
@Needs(Right.SEE_MONEY)
class MoneyListController {
    private final Lists lists;

    MoneyListController(Lists lists) {
        this.lists = lists;
    }

    @GetMapping("/{list:invoices|payments}")
    String list(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, list, typed, piece, model);
    }
}
