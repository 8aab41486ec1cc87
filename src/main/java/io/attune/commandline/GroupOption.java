package io.attune.commandline;

import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.TargetField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// By what customers are told apart: the source or the campaign through which they came.
final class GroupOption {
    enum By {
        SOURCE,
        CAMPAIGN
    }

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "source or campaign: apart for each one that first purchases came from; needs such a column.")
    private @Nullable By by;

    /// The column that is needed, or null where nobody is told apart.
    @Nullable
    TargetField<String> column() {
        return by == null ? null : column(by);
    }

    TargetField<String> columnOr(By standard) {
        return column(by == null ? standard : by);
    }

    private static TargetField<String> column(By by) {
        String name = by.name().toLowerCase(Locale.ROOT);
        return TargetField.optional(name, CellType.TEXT, "utm_" + name, "utm " + name);
    }
}
