package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.AccountSummary;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsForm;
import io.attune.customers.records.FactsReader;
import io.attune.customers.records.Meanwhile;
import io.attune.customers.records.Ownership;
import io.attune.customers.records.Refused;
import io.attune.customers.records.Sent;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.customers.records.Writing;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import io.attune.platform.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Making, changing and deleting an account.
@Controller
@RequestMapping("/accounts")
@Needs(Right.SEE_CUSTOMERS)
class AccountFormController {
    private final AccountStore accounts;
    private final AccountEdits edits;
    private final FactsReader reader;
    private final Ownership ownership;
    private final CurrentWords words;

    AccountFormController(
            AccountStore accounts, AccountEdits edits, FactsReader reader, Ownership ownership, CurrentWords words) {
        this.accounts = accounts;
        this.edits = edits;
        this.reader = reader;
        this.ownership = ownership;
        this.words = words;
    }

    @GetMapping("/new")
    String fresh(Viewer viewer, @RequestParam(defaultValue = "") String parent, Model model) {
        Writing.require(viewer, Kind.ACCOUNTS);
        TeamId team = Ownership.teamOf(viewer);
        var facts = FactsForm.fresh(viewer.user(), team == null ? "" : team.toString());
        return page(null, new AccountForm(facts, "", parent), Problems.NONE, null, model);
    }

    @GetMapping("/{id}/edit")
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        AccountRecord account = find(viewer, id);
        return page(account, AccountForm.of(account), Problems.NONE, null, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Writing.require(viewer, Kind.ACCOUNTS);
        var sent = new Sent(typed);
        var form = AccountForm.of(sent);
        if (sent.has("more")) return page(null, form, Problems.NONE, null, model);
        var problems = new HashMap<String, String>();
        Optional<Facts> facts = reader.read(RecordKind.ACCOUNT, form.facts(), problems);
        AccountId parent = parent(viewer, form, null, problems);
        String website = form.link(problems);
        if (facts.isPresent() && problems.isEmpty()) {
            try {
                AccountId made = edits.create(viewer, facts.get(), website, parent);
                flash.addFlashAttribute("notice", "record.created");
                return "redirect:/accounts/" + made;
            } catch (Refused e) {
                problems.put(e.field(), e.reason());
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(null, form, new Problems(problems), null, model);
    }

    @PostMapping("/{id}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        AccountRecord account = find(viewer, id);
        var sent = new Sent(typed);
        var form = AccountForm.of(sent);
        if (sent.has("more")) return page(account, form, Problems.NONE, null, model);
        var problems = new HashMap<String, String>();
        Optional<Facts> facts = reader.read(RecordKind.ACCOUNT, form.facts(), problems);
        AccountId parent = parent(viewer, form, account, problems);
        String website = form.link(problems);
        if (facts.isPresent() && problems.isEmpty()) {
            try {
                edits.change(viewer, account.id(), form.facts().version(), facts.get(), website, parent);
                flash.addFlashAttribute("notice", "record.saved");
                return "redirect:/accounts/" + id;
            } catch (Refused e) {
                problems.put(e.field(), e.reason());
            } catch (SomebodyWasFaster _) {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return conflict(viewer, find(viewer, id), form, model);
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(account, form, new Problems(problems), null, model);
    }

    @PostMapping("/{id}/deletion")
    String delete(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        edits.delete(viewer, new AccountId(id));
        flash.addFlashAttribute("notice", "record.deleted");
        return "redirect:/accounts";
    }

    /// What was typed stays; saving it again replaces what is saved by now, knowingly.
    private String conflict(Viewer viewer, AccountRecord saved, AccountForm form, Model model) {
        Words own = words.of(viewer);
        var meanwhile = Meanwhile.of(
                saved.stamp(),
                ownership.name(saved.stamp().updatedBy()).orElse(null),
                lines(AccountForm.of(saved), own),
                lines(form, own),
                own);
        return page(saved, form.at(saved.stamp().version()), Problems.NONE, meanwhile, model);
    }

    private Map<String, String> lines(AccountForm form, Words own) {
        var lines = new LinkedHashMap<>(reader.lines(RecordKind.ACCOUNT, form.facts(), own));
        lines.put(own.text("account.website"), form.website());
        lines.put(own.text("account.parent"), form.parent());
        return lines;
    }

    /// The account that is meant by a name or number. One that the viewer does not see stays where nothing is typed.
    private @Nullable AccountId parent(
            Viewer viewer, AccountForm form, @Nullable AccountRecord account, Map<String, String> problems) {
        if (form.parent().isEmpty()) return account != null && account.parentName() == null ? account.parent() : null;
        if (account != null && form.parent().equals(account.parentName())) return account.parent();
        List<AccountSummary> named = accounts.named(viewer, form.parent());
        if (named.isEmpty()) problems.put("parent", "problem.account.unknown");
        if (named.size() > 1) problems.put("parent", "problem.account.several");
        return named.size() == 1 ? named.getFirst().id() : null;
    }

    private AccountRecord find(Viewer viewer, long id) {
        Writing.require(viewer, Kind.ACCOUNTS);
        if (!accounts.changeable(viewer, new AccountId(id))) throw new NotFound("account " + id);
        return accounts.record(viewer, new AccountId(id)).orElseThrow(() -> new NotFound("account " + id));
    }

    private String page(
            @Nullable AccountRecord account,
            AccountForm form,
            Problems problems,
            @Nullable Meanwhile meanwhile,
            Model model) {
        var shown = new AccountForm(form.facts().withRoom(), form.website(), form.parent());
        model.addAttribute(
                "page",
                new AccountFormPage(
                        account == null ? null : account.id(),
                        account == null ? "" : account.facts().name(),
                        shown,
                        reader.choices(RecordKind.ACCOUNT),
                        problems,
                        meanwhile));
        return "customers/accounts/form";
    }
}
