package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.customers.lists.ListStore.After;
import io.attune.customers.records.FieldText;
import io.attune.customers.records.Ownership;
import io.attune.customers.records.Tags;
import io.attune.customers.records.Writing;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One change for many records: chosen, looked at, done, and taken back.
@Controller
@RequestMapping("/lists/{list:people|accounts}/edits")
@Needs(Right.SEE_CUSTOMERS)
class BulkController {
    private static final int MOST = 10_000;
    private static final int SAMPLE = 10;

    private final ListStore lists;
    private final Columns columns;
    private final Queries queries;
    private final BulkStore bulk;
    private final CustomFields fields;
    private final Ownership ownership;
    private final CurrentWords words;

    BulkController(
            ListStore lists,
            Columns columns,
            Queries queries,
            BulkStore bulk,
            CustomFields fields,
            Ownership ownership,
            CurrentWords words) {
        this.lists = lists;
        this.columns = columns;
        this.queries = queries;
        this.bulk = bulk;
        this.fields = fields;
        this.ownership = ownership;
        this.words = words;
    }

    @PostMapping
    String change(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes flash) {
        RecordKind kind = ListController.kind(list);
        Writing.require(viewer, kind.rights());
        ListQuery query = queries.read(viewer, kind, text(typed, "query"));
        List<Long> chosen = typed.getOrDefault("id", List.of()).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        boolean all = typed.containsKey("all");
        List<Long> meant = all ? all(viewer, kind, query) : chosen;
        String back = "redirect:" + ListPage.path(kind) + "?" + query.written();
        if (meant.isEmpty()) {
            flash.addFlashAttribute("problem", "list.nothing.chosen");
            return back;
        }
        String what = text(typed, "what");
        ListColumn column = column(viewer, kind, what);
        String value = String.join(";", typed.getOrDefault("value", List.of())).strip();
        Optional<BulkChange> change = Optional.empty();
        String problem = null;
        if (typed.containsKey("value"))
            try {
                change = Optional.of(read(what, column, value));
            } catch (IllegalArgumentException e) {
                problem = Objects.requireNonNullElse(e.getMessage(), "problem.malformed");
            }
        if (change.isPresent() && typed.containsKey("sure")) {
            BulkStore.Done done = bulk.change(viewer, kind, meant, change.get());
            flash.addFlashAttribute("changed", done.records());
            flash.addFlashAttribute("edit", done.edit());
            return back;
        }
        model.addAttribute(
                "page",
                new BulkPage(
                        kind,
                        query,
                        all ? List.of() : meant,
                        meant.size(),
                        all && meant.size() == MOST,
                        what,
                        column,
                        values(what, column),
                        value,
                        problem,
                        change.isPresent(),
                        change.map(one -> said(one, words.of(viewer))).orElse(""),
                        sample(viewer, kind, query, column, meant)));
        return "customers/lists/bulk";
    }

    @DeleteMapping("/{edit}")
    String undo(Viewer viewer, @PathVariable String list, @PathVariable long edit, RedirectAttributes flash) {
        flash.addFlashAttribute("restored", bulk.undo(viewer, edit));
        return "redirect:" + ListPage.path(ListController.kind(list));
    }

    private BulkChange read(String what, ListColumn column, String value) {
        return switch (what) {
            case "owner" ->
                new BulkChange.Owner(
                        chosen(value, ownership.owners()).map(UserId::new).orElse(null));
            case "team" ->
                new BulkChange.Team(
                        chosen(value, ownership.teams()).map(TeamId::new).orElse(null));
            case "tag", "untag" -> {
                List<String> tags = Tags.typed(value);
                if (tags.size() != 1) throw new IllegalArgumentException("problem.tag");
                yield what.equals("tag") ? new BulkChange.Tag(tags.getFirst()) : new BulkChange.Untag(tags.getFirst());
            }
            default -> {
                CustomField field = Objects.requireNonNull(column.field());
                yield new BulkChange.Field(field, fields.read(field, value));
            }
        };
    }

    /// Nobody is chosen by nothing; something else than a choice is a mistake.
    private static Optional<Long> chosen(String value, List<Choice> choices) {
        if (value.isEmpty()) return Optional.empty();
        if (choices.stream().noneMatch(choice -> choice.value().equals(value)))
            throw new IllegalArgumentException("problem.choice");
        return Optional.of(Long.valueOf(value));
    }

    private ListColumn column(Viewer viewer, RecordKind kind, String what) {
        String key = what.equals("tag") || what.equals("untag") ? "tags" : what;
        return ListColumn.find(columns.of(viewer, kind), key)
                .filter(column ->
                        column.custom() || List.of("owner", "team", "tags").contains(key))
                .orElseThrow(() -> new NotFound("a field " + what));
    }

    private List<Choice> values(String what, ListColumn column) {
        return switch (what) {
            case "owner" -> ownership.owners();
            case "team" -> ownership.teams();
            default -> {
                CustomField field = column.field();
                yield field == null
                        ? List.of()
                        : field.choices().stream()
                                .map(option -> new Choice(option, option))
                                .toList();
            }
        };
    }

    private String said(BulkChange change, Words own) {
        return switch (change) {
            case BulkChange.Owner(UserId owner) -> ownership.name(owner).orElseGet(() -> own.text("record.nobody"));
            case BulkChange.Team(TeamId team) -> ownership.name(team).orElseGet(() -> own.text("record.noteam"));
            case BulkChange.Tag(String tag) -> "+ " + tag;
            case BulkChange.Untag(String tag) -> "− " + tag;
            case BulkChange.Field(var _, Optional<FieldValue> value) ->
                value.map(one -> FieldText.shown(one, own)).orElse("–");
        };
    }

    private List<ListRow> sample(
            Viewer viewer, RecordKind kind, ListQuery query, ListColumn column, List<Long> records) {
        var shown = new ListQuery("", List.of(), List.of(column), query.sort(), query.descending());
        return lists.rows(viewer, kind, shown, records.subList(0, Math.min(SAMPLE, records.size())));
    }

    private List<Long> all(Viewer viewer, RecordKind kind, ListQuery query) {
        var ids = new ArrayList<Long>();
        var bare = new ListQuery(query.text(), query.filters(), List.of(), query.sort(), query.descending());
        After after = null;
        while (ids.size() < MOST) {
            List<ListRow> page = lists.page(viewer, kind, bare, after, 1_000);
            page.forEach(row -> ids.add(row.id()));
            if (page.size() < 1_000) break;
            after = new After(page.getLast().id(), page.getLast().sortedAt());
        }
        return ids;
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        @Nullable String value = typed.getFirst(name);
        return value == null ? "" : value;
    }
}
