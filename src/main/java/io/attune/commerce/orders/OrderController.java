package io.attune.commerce.orders;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderPart;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.lines.LineReader;
import io.attune.commerce.origins.Makings;
import io.attune.customers.AccountId;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Choice;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/orders")
@Needs(Right.SEE_CUSTOMERS)
class OrderController {
    private final Makings makings;
    private final OrderDesk desk;
    private final SheetStore sheets;
    private final LineReader lines;
    private final People people;
    private final Debtors debtors;
    private final List<OrderPart> parts;
    private final CompanySettings settings;
    private final Clock clock;

    OrderController(
            Makings makings,
            OrderDesk desk,
            SheetStore sheets,
            LineReader lines,
            People people,
            Debtors debtors,
            ObjectProvider<OrderPart> parts,
            CompanySettings settings,
            Clock clock) {
        this.makings = makings;
        this.desk = desk;
        this.sheets = sheets;
        this.lines = lines;
        this.people = people;
        this.debtors = debtors;
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(OrderPart::order)).toList();
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/new")
    @Needs(Right.KEEP_ORDERS)
    String blank(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        if (person == null) {
            model.addAttribute("query", q);
            model.addAttribute("people", q.isBlank() ? List.of() : people.like(viewer, q, 20));
            return "commerce/orders/choose";
        }
        OrderForm form = OrderForm.blank(today(), settings.current().currency(), lines.taxIncluded());
        return form(viewer, person(viewer, person), null, form, Problems.NONE, model);
    }

    @PostMapping
    @Needs(Right.KEEP_ORDERS)
    String create(
            Viewer viewer,
            @RequestParam long person,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        PersonSummary buyer = person(viewer, person);
        OrderForm typed = OrderForm.typed(fields);
        if (fields.containsKey("more")) return form(viewer, buyer, null, typed.withSpare(), Problems.NONE, model);
        Map<String, String> problems = new HashMap<>();
        Optional<OrderDraft> draft = read(viewer, typed, buyer.id(), null, false, problems);
        if (draft.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(viewer, buyer, null, typed.withSpare(), new Problems(problems), model);
        }
        OrderId order = desk.create(viewer, draft.get());
        flash.addFlashAttribute("notice", "orders.created");
        return "redirect:/orders/" + order;
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        return page(viewer, sheet(viewer, id), ReturnForm.blank(today()), Problems.NONE, model);
    }

    /// What is shown beside a list.
    @GetMapping("/{id}/sheet")
    String beside(Viewer viewer, @PathVariable long id, Model model) {
        show(viewer, id, model);
        return "commerce/orders/sheet";
    }

    @GetMapping("/{id}/edit")
    @Needs(Right.KEEP_ORDERS)
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        OrderSheet sheet = sheet(viewer, id);
        PersonSummary buyer = person(viewer, sheet.order().person().value());
        return form(viewer, buyer, sheet, OrderForm.of(sheet), Problems.NONE, model);
    }

    @PostMapping("/{id}")
    @Needs(Right.KEEP_ORDERS)
    String change(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        OrderSheet sheet = sheet(viewer, id);
        PersonSummary buyer = person(viewer, sheet.order().person().value());
        OrderForm typed = OrderForm.typed(fields);
        if (fields.containsKey("more")) return form(viewer, buyer, sheet, typed.withSpare(), Problems.NONE, model);
        Map<String, String> problems = new HashMap<>();
        boolean fixed = sheets.linesFixed(sheet.order().id());
        Optional<OrderDraft> draft = read(viewer, typed, buyer.id(), sheet, fixed, problems);
        if (draft.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(viewer, buyer, sheet, typed.withSpare(), new Problems(problems), model);
        }
        desk.change(viewer, sheet, typed.version(), draft.get());
        flash.addFlashAttribute("notice", "orders.saved");
        return "redirect:/orders/" + id;
    }

    @PostMapping("/{id}/returns")
    @Needs(Right.KEEP_ORDERS)
    String takeBack(
            Viewer viewer,
            @PathVariable long id,
            @Valid @ModelAttribute("form") ReturnForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        OrderSheet sheet = sheet(viewer, id);
        form.check(errors, today());
        Problems problems = errors.hasErrors()
                ? Problems.of(errors)
                : new Problems(desk.takeBack(viewer, sheet.order().id(), form.read()));
        if (problems.any()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, sheet, form, problems, model);
        }
        flash.addFlashAttribute("notice", "orders.returned");
        return "redirect:/orders/" + id;
    }

    private Optional<OrderDraft> read(
            Viewer viewer,
            OrderForm typed,
            PersonId person,
            @Nullable OrderSheet before,
            boolean fixed,
            Map<String, String> problems) {
        List<AccountId> accounts = debtors.accountsOf(viewer, person).stream()
                .map(account -> account.debtor().accountId())
                .filter(Objects::nonNull)
                .map(AccountId::new)
                .toList();
        return typed.read(
                lines,
                person,
                accounts,
                before,
                fixed,
                clock.withZone(settings.current().zone()),
                problems);
    }

    private String page(Viewer viewer, OrderSheet sheet, ReturnForm form, Problems problems, Model model) {
        List<Piece> pieces =
                parts.stream().flatMap(part -> part.of(viewer, sheet).stream()).toList();
        AccountId account = sheet.account();
        String buyer = account == null
                ? null
                : debtors.find(viewer, new Debtor.OfAccount(account))
                        .map(Debtors.Named::name)
                        .orElse(null);
        model.addAttribute(
                "page",
                new OrderPage(
                        sheet,
                        person(viewer, sheet.order().person().value()).name(),
                        buyer,
                        sheets.returns(sheet.order().id()),
                        pieces,
                        makings.made(
                                viewer, Makings.Of.ORDER, sheet.order().id().value()),
                        form,
                        problems,
                        today(),
                        viewer.may(Right.KEEP_ORDERS)));
        return "commerce/orders/order";
    }

    private String form(
            Viewer viewer,
            PersonSummary person,
            @Nullable OrderSheet sheet,
            OrderForm form,
            Problems problems,
            Model model) {
        model.addAttribute(
                "page",
                new OrderFormPage(
                        person,
                        sheet,
                        form,
                        problems,
                        debtors.accountsOf(viewer, person.id()),
                        lines.offered(),
                        Choice.currencies(viewer.locale()),
                        sheet != null && sheets.linesFixed(sheet.order().id())));
        return "commerce/orders/form";
    }

    private OrderSheet sheet(Viewer viewer, long id) {
        return sheets.find(viewer, new OrderId(id)).orElseThrow(() -> new NotFound("order " + id));
    }

    private PersonSummary person(Viewer viewer, long id) {
        return people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(settings.current().zone()));
    }
}
