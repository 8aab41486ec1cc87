package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart.Place;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Details;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/accounts")
@Needs(Right.SEE_CUSTOMERS)
class AccountsController {
    private static final int TREE = 200;
    private static final int SUGGESTED = 8;

    private final AccountStore accounts;
    private final AccountParts parts;
    private final Details details;

    AccountsController(AccountStore accounts, AccountParts parts, Details details) {
        this.accounts = accounts;
        this.parts = parts;
        this.details = details;
    }

    /// Options for a field in which the name of an account is typed, whatever the field is called.
    @GetMapping("/names")
    String names(Viewer viewer, @RequestParam Map<String, String> typed, Model model) {
        String begun = typed.values().stream().findFirst().orElse("");
        model.addAttribute("accounts", accounts.like(viewer, begun, SUGGESTED));
        return "customers/accounts/names";
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "people") String tab, Model model) {
        AccountRecord account = find(viewer, id);
        List<Branch> tree = accounts.tree(viewer, account.id(), TREE + 1);
        boolean cut = tree.size() > TREE;
        model.addAttribute(
                "page",
                new AccountPage(
                        account,
                        details.of(viewer, RecordKind.ACCOUNT, account.facts(), account.stamp()),
                        cut ? tree.subList(0, TREE) : tree,
                        cut,
                        accounts.people(viewer, account.id()),
                        parts.of(Place.CHIP, viewer, account.id()),
                        parts.of(Place.FACT, viewer, account.id()),
                        parts.of(Place.CARD, viewer, account.id()),
                        parts.tabs(),
                        tab,
                        parts.tab(tab, viewer, account.id()).orElse(null),
                        accounts.changeable(viewer, account.id())));
        return "customers/accounts/account";
    }

    /// What is shown beside a list, so that the list keeps its place.
    @GetMapping("/{id}/sheet")
    String sheet(Viewer viewer, @PathVariable long id, Model model) {
        AccountRecord account = find(viewer, id);
        model.addAttribute("account", account);
        model.addAttribute("changeable", accounts.changeable(viewer, account.id()));
        model.addAttribute("details", details.of(viewer, RecordKind.ACCOUNT, account.facts(), account.stamp()));
        model.addAttribute("people", accounts.people(viewer, account.id()));
        model.addAttribute("facts", parts.of(Place.FACT, viewer, account.id()));
        return "customers/accounts/sheet";
    }

    @GetMapping(path = "/{id}", headers = "HX-Request=true")
    String tab(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "people") String tab, Model model) {
        AccountId account = accounts.find(viewer, new AccountId(id))
                .orElseThrow(() -> new NotFound("account " + id))
                .id();
        model.addAttribute("path", "/accounts/" + account);
        model.addAttribute("tabs", parts.tabs());
        model.addAttribute("tab", tab);
        model.addAttribute("words", "account.tab.");
        model.addAttribute("content", parts.tab(tab, viewer, account).orElse(null));
        return "customers/records/tabs";
    }

    @GetMapping("/{id}/people")
    String people(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "0") int from, Model model) {
        AccountRecord account = find(viewer, id);
        int skipped = Math.clamp(from, 0, 1_000_000);
        model.addAttribute("account", account);
        model.addAttribute(
                "page",
                MembersPage.of(
                        account.id(), accounts.members(viewer, account.id(), skipped, MembersPage.limit()), skipped));
        return "customers/accounts/people";
    }

    private AccountRecord find(Viewer viewer, long id) {
        return accounts.record(viewer, new AccountId(id)).orElseThrow(() -> new NotFound("account " + id));
    }
}
