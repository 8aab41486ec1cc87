package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import io.attune.commerce.ProductId;
import io.attune.commerce.catalog.ApiProduct.Input;
import io.attune.commerce.catalog.ProductStore.Change;
import io.attune.commerce.origins.Makings;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Bulk;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.api.Upsert;
import io.attune.platform.api.Version;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The catalog for programs. Products are not deleted, since orders name them: one that is sold no more is not active.
@RestController
@RequestMapping("/api/v1/products")
@Needs(Right.KEEP_BOOKS)
class ProductsApi {
    private final Makings makings;
    private final ProductStore products;
    private final ShelfStore shelves;
    private final Bodies bodies;
    private final Bulk bulk;
    private final CurrentWords words;
    private final Audit audit;

    ProductsApi(
            Makings makings,
            ProductStore products,
            ShelfStore shelves,
            Bodies bodies,
            Bulk bulk,
            CurrentWords words,
            Audit audit) {
        this.makings = makings;
        this.products = products;
        this.shelves = shelves;
        this.bodies = bodies;
        this.bulk = bulk;
        this.words = words;
        this.audit = audit;
    }

    @Schema(name = "BulkProducts")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "The catalog by name; a category with all below it")
    Slice<ApiProduct> list(
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable Long category,
            @RequestParam(defaultValue = "false") boolean retired,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var after = Cursor.parse(cursor, 2)
                .map(parts -> new ProductStore.After(parts.text(0), parts.number(1)))
                .orElse(ProductStore.After.START);
        List<ApiProduct> found = products.page(q, category, retired, after, limit + 1).stream()
                .map(ApiProduct::of)
                .toList();
        return Slice.of(found, limit, last -> Cursor.of(last.name(), last.id()));
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "One product; its version is the ETag")
    ResponseEntity<ApiProduct> show(@PathVariable long id) {
        return answer(HttpStatus.OK, product(id));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Put a product into the catalog")
    ResponseEntity<ApiProduct> create(Viewer viewer, @RequestBody @Valid Input input) {
        return answer(HttpStatus.CREATED, product(insert(viewer, input).value()));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a product")
    ResponseEntity<ApiProduct> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        Product before = product(id);
        int version = Version.matching(ifMatch, before.version());
        update(viewer, before, version, bodies.merge(Input.of(ApiProduct.of(before)), patch, Input.class));
        return answer(HttpStatus.OK, product(id));
    }

    @PostMapping("/bulk")
    @Operation(summary = "Create or change up to 1,000 products by their SKUs; what a row leaves out stays")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        return bulk.put(
                viewer,
                body.rows(),
                new Upsert<Product, Input>(
                        Input.class,
                        "sku",
                        sku -> products.bySku(List.of(sku)).stream().findFirst(),
                        product -> product.id().value(),
                        product -> Input.of(ApiProduct.of(product)),
                        input -> insert(viewer, input).value(),
                        (before, _, input) -> update(viewer, before, before.version(), input)));
    }

    private ProductId insert(Viewer viewer, Input input) {
        ProductForm form = form(viewer, input, 0);
        ProductId made = products.insert(form, viewer.user()).orElseThrow(ProductsApi::taken);
        makings.stamp(viewer, Makings.Of.PRODUCT, made.value());
        audit.record(viewer.user(), "product.created", "product:" + made, Map.of("sku", form.sku()));
        return made;
    }

    private void update(Viewer viewer, Product before, int version, Input input) {
        ProductForm form = form(viewer, input, version);
        Change change = products.update(before.id(), version, form);
        if (change == Change.CHANGED_MEANWHILE) throw Version.changed();
        if (change == Change.SKU_TAKEN) throw taken();
        audit.record(viewer.user(), "product.changed", "product:" + before.id(), Map.of("sku", form.sku()));
    }

    private ProductForm form(Viewer viewer, Input input, int version) {
        if (input.category() != null
                && shelves.categories().stream().noneMatch(category -> category.id() == input.category()))
            throw ApiProblem.field("category", "api.problem.unknown");
        return input.form(words.of(viewer).text("catalog.unit.piece"), version);
    }

    private static ApiProblem taken() {
        return ApiProblem.field("sku", "problem.sku.taken");
    }

    private Product product(long id) {
        return products.find(new ProductId(id)).orElseThrow(() -> new NotFound("product " + id));
    }

    private static ResponseEntity<ApiProduct> answer(HttpStatus status, Product product) {
        return Version.answer(status, product.version(), "/api/v1/products/" + product.id(), ApiProduct.of(product));
    }
}
