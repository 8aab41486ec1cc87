package io.attune.commerce.catalog;

import io.attune.commerce.ProductId;
import io.attune.commerce.catalog.ApiProduct.NewPrice;
import io.attune.commerce.catalog.ApiProduct.PriceJson;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What products cost, and the categories and price lists that there are.
@RestController
@RequestMapping("/api/v1")
@Needs(Right.KEEP_BOOKS)
class PricesApi {
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2200;

    private final ProductStore products;
    private final ShelfStore shelves;
    private final Audit audit;

    PricesApi(ProductStore products, ShelfStore shelves, Audit audit) {
        this.products = products;
        this.shelves = shelves;
        this.audit = audit;
    }

    /// `path` names all above it too.
    @Schema(name = "Category")
    record Shelf(long id, String name, String path) {}

    @Schema(name = "PriceList")
    record Sheet(long id, String name, boolean taxIncluded, boolean standard) {}

    @GetMapping("/product-categories")
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "The categories in the order of their tree")
    List<Shelf> categories() {
        return shelves.categories().stream()
                .map(category -> new Shelf(category.id(), category.name(), category.path()))
                .toList();
    }

    @GetMapping("/price-lists")
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "The price lists, the usual one first")
    List<Sheet> lists() {
        return shelves.lists().stream()
                .map(list -> new Sheet(list.id(), list.name(), list.taxIncluded(), list.standard()))
                .toList();
    }

    @GetMapping("/products/{id}/prices")
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "What a product cost, costs and will cost")
    List<PriceJson> prices(@PathVariable long id) {
        return shelves.prices(product(id)).stream().map(PriceJson::of).toList();
    }

    @PostMapping("/products/{id}/prices")
    @ResponseStatus(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "Kept; a price that begins on the same day is replaced")
    @Operation(summary = "Say what a product costs from a day on")
    List<PriceJson> put(Viewer viewer, @PathVariable long id, @RequestBody @Valid NewPrice input) {
        ProductId product = product(id);
        if (!likely(input.from())) throw ApiProblem.field("from", "problem.date");
        if (!likely(input.until())) throw ApiProblem.field("until", "problem.date");
        PriceForm form = input.form(shelves.lists().getFirst().id());
        Map<String, String> problems = form.problems();
        if (shelves.lists().stream().noneMatch(list -> list.id() == form.list()))
            throw ApiProblem.field("list", "api.problem.unknown");
        if (!problems.isEmpty())
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "api.problem.fields",
                    problems.entrySet().stream()
                            .map(problem -> new FieldProblem(problem.getKey(), problem.getValue()))
                            .toList());
        PriceForm.Read read = form.read();
        shelves.putPrice(
                product,
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
        return prices(id);
    }

    @DeleteMapping("/products/{id}/prices/{price}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a price back")
    void remove(Viewer viewer, @PathVariable long id, @PathVariable long price) {
        if (!shelves.removePrice(product(id), price)) throw new NotFound("price " + price);
        audit.record(viewer.user(), "product.unpriced", "product:" + id, Map.of());
    }

    private ProductId product(long id) {
        return products.find(new ProductId(id))
                .orElseThrow(() -> new NotFound("product " + id))
                .id();
    }

    private static boolean likely(@Nullable LocalDate day) {
        return day == null || (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }
}
