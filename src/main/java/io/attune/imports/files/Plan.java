package io.attune.imports.files;

import io.attune.commerce.OrderIntake;
import io.attune.platform.tabular.Layout;
import io.attune.platform.tabular.Mapping;
import io.attune.platform.tabular.Merge;
import io.attune.platform.tabular.Separation;
import io.attune.platform.tabular.Source;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.TargetField;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a file is taken in, as decided by somebody; kept with its run as JSON. `posts` is there for posts only,
/// `headers` where the first row names the columns.
record Plan(
        Separation separation,
        boolean quotes,
        boolean header,
        String charset,
        String zone,
        List<Column> columns,
        @Nullable Destination posts,
        Taking.@Nullable Key key,
        @Nullable Merge merge,
        @Nullable Integer sheet,
        @Nullable String headers,
        OrderIntake.@Nullable Articles products) {
    Plan {
        columns = List.copyOf(columns);
    }

    /// The column at `index`, counted from 0, fills the field.
    record Column(String field, int index, String format) {}

    /// The file channel that posts go to.
    record Destination(String channel, String network, boolean isPublic) {}

    /// Of a spreadsheet; 0 for other files.
    int part() {
        return Objects.requireNonNullElse(sheet, 0);
    }

    Layout layout() {
        return new Layout(separation, quotes, header, Charset.forName(charset));
    }

    /// Plans of before say neither.
    Taking taking() {
        return new Taking(
                Objects.requireNonNullElse(key, Taking.Key.USUAL), Objects.requireNonNullElse(merge, Merge.BOTH), true);
    }

    /// What becomes of articles that nobody knows.
    OrderIntake.Articles articles() {
        return Objects.requireNonNullElse(products, OrderIntake.Articles.AS_TEXT);
    }

    /// In files with a row per line, not every row says which order it is of.
    private List<TargetField<?>> relaxed(List<TargetField<?>> fields) {
        if (!OrderLines.in(this)) return fields;
        var relaxed = new ArrayList<TargetField<?>>();
        for (TargetField<?> field : fields)
            relaxed.add(new TargetField<>(field.name(), field.type(), false, field.synonyms()));
        return relaxed;
    }

    Mapping mapping(List<TargetField<?>> known) {
        List<TargetField<?>> fields = relaxed(known);
        var assignments = new ArrayList<Mapping.Assignment<?>>();
        for (TargetField<?> field : fields)
            for (Column column : columns)
                if (column.field().equals(field.name()))
                    assignments.add(
                            new Mapping.Assignment<>(field, new Source.Position(column.index()), column.format()));
        return new Mapping(assignments, ZoneId.of(zone)).covering(known);
    }
}
