package io.attune.customers;

import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A list of records of one kind; a bean per list, in the module that owns the records. It says what there is to see;
/// `customers` filters and sorts it, adds it up, keeps views of it, changes many at once and takes it out as a file.
///
/// All SQL here are fixed texts of the module about the row `r`; what users type is bound.
public interface Listing {
    /// As in its address and in what is kept of it, such as `orders`.
    String key();

    default String path() {
        return "/" + key();
    }

    /// Where a record is shown, with what stands beside the list at `/sheet` below it.
    default String page(long id) {
        return "/" + key() + "/" + id;
    }

    /// Below it stand its words: `title`, `search` for the search box, `none` and `nobody` (with what was typed) where
    /// nothing is found, each with `.explained`; `filtered` where nothing is left, and `unnamed` (with its id) for
    /// a record without a name.
    String words();

    /// Shown where the list is empty.
    String icon();

    /// Who may look at it.
    Right needs();

    /// Whose records of it are seen and changed.
    Kind rights();

    /// Its table; each row has `id`, `owner_id` and `team_id`, and `currency` where there is money.
    String table();

    /// What the row `r` is read from: the table, or what is added up from it of what the viewer sees.
    default String from(Viewer viewer) {
        return table();
    }

    /// Which rows are there at all for this viewer.
    default String sight(Viewer viewer) {
        return viewer.sees(rights(), "r");
    }

    /// Without those that are kept from the viewer: they are neither shown, exported, sorted nor filtered by. The first
    /// one names the record and is always shown.
    List<ListColumn> columns(Viewer viewer);

    /// Shown where nobody chose, besides the name.
    List<String> standard();

    /// How it is sorted where nobody chose, such as `-day` for the newest first. An index serves it.
    String sort();

    /// What stands small below the name.
    default @Nullable String about(Viewer viewer) {
        return null;
    }

    /// Which rows hold what was typed into the search box of the list; `bind` gives a value its name in the statement.
    String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind);

    /// Those that are most alike what was typed, the best first, where the list forgives typing errors.
    default Optional<List<Long>> best(Viewer viewer, String typed, int limit) {
        return Optional.empty();
    }

    /// What the texts of the columns need bound, besides what the viewer's predicates do.
    default Map<String, Object> parameters(Viewer viewer) {
        return Map.of();
    }

    /// The kind of record whose own fields of the company are columns, too.
    default @Nullable RecordKind record() {
        return null;
    }

    /// Filters that are one click away, as addresses have them: `status~is~open`. Of one column one at a time.
    default List<String> ready(Viewer viewer) {
        return List.of();
    }

    /// What an address asks for by other names than filters have, as filters: links from elsewhere, and what is shown
    /// where nobody asked for anything.
    default List<String> asked(ListAddress address) {
        return List.of();
    }

    /// Amounts of a row that are added up, in the company's currency; null for a row without a rate.
    default List<Sum> sums() {
        return List.of();
    }

    /// What can be changed of many at once.
    default Optional<ListChanges> changes(Viewer viewer) {
        return Optional.empty();
    }

    /// What begins something new, the usual last.
    default List<Action> actions(Viewer viewer) {
        return List.of();
    }

    /// What helps where there is nothing yet.
    default List<Action> beginnings(Viewer viewer) {
        return actions(viewer);
    }

    /// What stands below the title, such as the way to lists of the same kind.
    default List<Piece> above(Viewer viewer, ListAddress address) {
        return List.of();
    }

    /// An amount, and what it is called.
    record Sum(String label, String sql) {}

    /// A link in words.
    record Action(String label, String address) {}
}
