package io.attune.platform.api;

import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes many records in at once, each for itself: one that is refused changes nothing, and the others stay.
@Component
public class Bulk {
    public static final int MOST = 1_000;

    private final TransactionTemplate whole;
    private final TransactionTemplate alone;
    private final Bodies bodies;
    private final Said said;

    Bulk(PlatformTransactionManager transactions, Bodies bodies, Said said) {
        this.whole = new TransactionTemplate(transactions);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.bodies = bodies;
        this.said = said;
    }

    /// What became of a row that was taken.
    public record Kept(long id, Fate fate) {
        public enum Fate {
            CREATED,
            UPDATED,
            UNCHANGED
        }

        public static Kept created(long id) {
            return new Kept(id, Fate.CREATED);
        }

        public static Kept updated(long id) {
            return new Kept(id, Fate.UPDATED);
        }

        public static Kept unchanged(long id) {
            return new Kept(id, Fate.UNCHANGED);
        }
    }

    @Schema(name = "BulkResult", description = "What came of each row, in order. A row is refused alone.")
    public record Result(long created, long updated, long unchanged, long refused, List<Outcome> rows) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    @Schema(name = "BulkOutcome", description = "What came of one row: its record, or why it was refused.")
    public record Outcome(
            @Schema(allowableValues = {"created", "updated", "unchanged", "refused"})
            String result,

            @Nullable Long id,
            @Nullable List<FieldProblem> errors) {}

    /// All of it is one transaction, so that a repeated request finds all or nothing.
    ///
    /// @throws ApiProblem where there is none, or more than [#MOST]
    public <T> Result each(Viewer viewer, @Nullable List<@Nullable JsonNode> rows, Function<Patch<T>, Kept> write) {
        if (rows == null || rows.isEmpty() || rows.size() > MOST) throw ApiProblem.field("rows", "api.problem.rows");
        return Objects.requireNonNull(whole.execute(_ -> {
            var outcomes = new ArrayList<Outcome>();
            for (JsonNode row : rows) outcomes.add(one(row, write, viewer.locale()));
            return new Result(
                    count(outcomes, "created"),
                    count(outcomes, "updated"),
                    count(outcomes, "unchanged"),
                    count(outcomes, "refused"),
                    outcomes);
        }));
    }

    /// Changes what is known by its key, where a row says anything new, and makes the rest.
    ///
    /// @throws ApiProblem as [#each] does
    public <R, T> Result put(Viewer viewer, @Nullable List<@Nullable JsonNode> rows, Upsert<R, T> upsert) {
        return this.<T>each(viewer, rows, row -> put(row, upsert));
    }

    private <R, T> Kept put(Patch<T> row, Upsert<R, T> upsert) {
        Optional<R> known = upsert.known().apply(bodies.key(row, upsert.key()));
        if (known.isEmpty()) return Kept.created(upsert.create().applyAsLong(bodies.fresh(row, upsert.type())));
        R before = known.get();
        T was = upsert.written().apply(before);
        T input = bodies.merge(was, row, upsert.type());
        long id = upsert.id().applyAsLong(before);
        if (input.equals(was)) return Kept.unchanged(id);
        upsert.change().apply(before, was, input);
        return Kept.updated(id);
    }

    private <T> Outcome one(@Nullable JsonNode row, Function<Patch<T>, Kept> write, Locale locale) {
        if (!(row instanceof ObjectNode object)) return refused("api.problem.object", locale);
        try {
            Kept kept = Objects.requireNonNull(alone.execute(_ -> write.apply(new Patch<>(object))));
            return new Outcome(kept.fate().name().toLowerCase(Locale.ROOT), kept.id(), null);
        } catch (ApiProblem e) {
            return e.fields().isEmpty()
                    ? refused(String.valueOf(e.getMessage()), locale)
                    : new Outcome("refused", null, said.of(e.fields(), locale));
        } catch (Conflict e) {
            return refused(e.reason(), locale);
        } catch (NotFound _) {
            return refused("failure.404.reason", locale);
        } catch (AccessDeniedException _) {
            return refused("failure.403.reason", locale);
        } catch (DataIntegrityViolationException e) {
            return refused(ApiFailures.ofData(e) ? "api.problem.data" : "api.problem.integrity", locale);
        }
    }

    private Outcome refused(String reason, Locale locale) {
        return new Outcome("refused", null, said.of(List.of(new FieldProblem("", reason)), locale));
    }

    private static long count(List<Outcome> outcomes, String result) {
        return outcomes.stream()
                .filter(outcome -> outcome.result().equals(result))
                .count();
    }
}
