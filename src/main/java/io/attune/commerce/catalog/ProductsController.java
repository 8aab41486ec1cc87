package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import io.attune.commerce.ProductId;
import io.attune.commerce.origins.Makings;
import io.attune.customers.Lists;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/products")
@Needs(Right.SEE_CUSTOMERS)
class ProductsController {
    private final Lists lists;
    private final Makings makings;
    private final ProductStore products;
    private final ShelfStore shelves;
    private final CompanySettings settings;
    private final CurrentWords words;
    private final Audit audit;
    private final Clock clock;

    ProductsController(
            Lists lists,
            Makings makings,
            ProductStore products,
            ShelfStore shelves,
            CompanySettings settings,
            CurrentWords words,
            Audit audit,
            Clock clock) {
        this.lists = lists;
        this.makings = makings;
        this.products = products;
        this.shelves = shelves;
        this.settings = settings;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, "products", typed, piece, model);
    }

    @GetMapping("/new")
    @Needs(Right.KEEP_BOOKS)
    String blank(Viewer viewer, Model model) {
        ProductForm form = ProductForm.blank(words.of(viewer).text("catalog.unit.piece"));
        return page(viewer, null, form, Problems.NONE, price(), Problems.NONE, model);
    }

    @PostMapping
    @Needs(Right.KEEP_BOOKS)
    String create(
            @Valid @ModelAttribute("form") ProductForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        form.check(errors);
        Optional<ProductId> made = errors.hasErrors() ? Optional.empty() : products.insert(form, viewer.user());
        if (made.isEmpty()) {
            if (!errors.hasErrors()) errors.rejectValue("sku", "problem.sku.taken", "problem.sku.taken");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, null, form, Problems.of(errors), price(), Problems.NONE, model);
        }
        makings.stamp(viewer, Makings.Of.PRODUCT, made.get().value());
        audit.record(viewer.user(), "product.created", "product:" + made.get(), Map.of("sku", form.sku()));
        flash.addFlashAttribute("notice", "catalog.created");
        return "redirect:/products/" + made.get();
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Viewer viewer, Model model) {
        Product product = product(id);
        return page(viewer, product, ProductForm.of(product), Problems.NONE, price(), Problems.NONE, model);
    }

    /// What is shown beside the list.
    @GetMapping("/{id}/sheet")
    String beside(@PathVariable long id, Viewer viewer, Model model) {
        show(id, viewer, model);
        return "commerce/catalog/sheet";
    }

    @PostMapping("/{id}")
    @Needs(Right.KEEP_BOOKS)
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute("form") ProductForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Product product = product(id);
        form.check(errors);
        if (!errors.hasErrors()) {
            int version = form.version() == null ? -1 : form.version();
            switch (products.update(product.id(), version, form)) {
                case DONE -> {
                    audit.record(viewer.user(), "product.changed", "product:" + id, Map.of("sku", form.sku()));
                    flash.addFlashAttribute("notice", "catalog.saved");
                    return "redirect:/products/" + id;
                }
                case SKU_TAKEN -> errors.rejectValue("sku", "problem.sku.taken", "problem.sku.taken");
                case CHANGED_MEANWHILE -> throw new Conflict("failure.409.reason");
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(viewer, product, form, Problems.of(errors), price(), Problems.NONE, model);
    }

    @PostMapping("/{id}/prices")
    @Needs(Right.KEEP_BOOKS)
    String addPrice(
            @PathVariable long id,
            @ModelAttribute("price") PriceForm form,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Product product = product(id);
        Problems problems = new Problems(form.problems());
        boolean known = shelves.lists().stream().anyMatch(list -> list.id() == form.list());
        if (problems.any() || !known) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, product, ProductForm.of(product), Problems.NONE, form, problems, model);
        }
        PriceForm.Read read = form.read();
        shelves.putPrice(
                product.id(),
                form.list(),
                read.currency(),
                read.amount(),
                read.from(),
                read.until().orElse(null));
        audit.record(
                viewer.user(),
                "product.priced",
                "product:" + id,
                Map.of("price", read.amount().toPlainString() + " " + read.currency(), "from", form.from()));
        flash.addFlashAttribute("notice", "catalog.priced");
        return "redirect:/products/" + id;
    }

    @DeleteMapping("/{id}/prices/{price}")
    @Needs(Right.KEEP_BOOKS)
    String removePrice(@PathVariable long id, @PathVariable long price, Viewer viewer, RedirectAttributes flash) {
        if (!shelves.removePrice(product(id).id(), price)) throw new NotFound("price " + price);
        audit.record(viewer.user(), "product.unpriced", "product:" + id, Map.of());
        flash.addFlashAttribute("notice", "catalog.unpriced");
        return "redirect:/products/" + id;
    }

    private Product product(long id) {
        return products.find(new ProductId(id)).orElseThrow(() -> new NotFound("product " + id));
    }

    private PriceForm price() {
        String currency = settings.current().currency().getCurrencyCode();
        return new PriceForm(0, currency, "", today().toString(), "");
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(settings.current().zone()));
    }

    private String page(
            Viewer viewer,
            @Nullable Product product,
            ProductForm form,
            Problems problems,
            PriceForm price,
            Problems priceProblems,
            Model model) {
        model.addAttribute(
                "page",
                new ProductPage(
                        product,
                        form,
                        problems,
                        price,
                        priceProblems,
                        product == null ? List.of() : shelves.prices(product.id()),
                        shelves.categories(),
                        shelves.lists(),
                        Choice.currencies(viewer.locale()),
                        today(),
                        product == null
                                ? null
                                : makings.made(
                                        viewer, Makings.Of.PRODUCT, product.id().value()),
                        viewer.may(Right.KEEP_BOOKS)));
        return "commerce/catalog/product";
    }
}
