package io.attune.behavior.figures;

import io.attune.behavior.instruments.GridBins;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The figures that are kept. They are of everybody: whoever shows them asks first whether the viewer
/// sees everybody.
@Component
public class Figures {
    /// The ranges of the life-cycle grid.
    public static final GridBins BINS = GridBins.STANDARD;

    private final FigureStore store;
    private final JdbcClient jdbc;

    Figures(FigureStore store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    /// Whether the viewer sees what everybody bought, so that figures of the whole base may be shown.
    public static boolean open(Viewer viewer) {
        return viewer.reads(Kind.MONEY) == Viewer.Scope.ALL;
    }

    /// The matrix as the scores are now, cut where it was cut last.
    public ValueFields today(ValueFields cuts, BigDecimal margin) {
        return new ValueFields(cuts.spentCut(), cuts.valueCut(), MatrixFields.of(jdbc, cuts, margin));
    }

    /// Of these kinds, as far as they are kept of that month.
    public Month of(YearMonth month, FigureKind... kinds) {
        Map<FigureKind, Record> found = new EnumMap<>(FigureKind.class);
        store.all(month, List.of(kinds)).forEach(one -> found.put(one.kind(), one.found()));
        return new Month(found);
    }

    /// Those of which anything is kept, the latest first.
    public List<YearMonth> months() {
        return store.months();
    }

    public record Month(Map<FigureKind, Record> found) {
        public Month {
            found = Map.copyOf(found);
        }

        public <R extends Record> Optional<R> get(FigureKind kind, Class<R> type) {
            return Optional.ofNullable(found.get(kind)).map(type::cast);
        }
    }
}
