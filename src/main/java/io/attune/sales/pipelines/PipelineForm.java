package io.attune.sales.pipelines;

import io.attune.platform.web.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pipeline as it is typed; rows without a name are not meant, and the places say the order.
public record PipelineForm(
        @NotBlank(message = "problem.required") @Size(max = 80, message = "problem.long")
        String name,

        @Nullable List<Row> stages) {
    private static final int SPARE = 2;

    /// One stage as it is typed; `id` is 0 for a new one, the probability is in per cent.
    public record Row(
            long id,
            @Nullable String name,
            @Nullable String place,
            @Nullable String probability,
            @Nullable Boolean committed) {
        static Row of(Stage stage, int place) {
            return new Row(
                    stage.id(),
                    stage.name(),
                    String.valueOf(place),
                    Typed.asPercent(stage.probability()),
                    stage.committed());
        }

        public boolean promised() {
            return Boolean.TRUE.equals(committed);
        }

        boolean meant() {
            return name != null && !name.isBlank();
        }

        BigDecimal order() {
            return Typed.decimal(place).orElse(BigDecimal.valueOf(1_000));
        }
    }

    static PipelineForm of(Pipeline pipeline) {
        var rows = new ArrayList<Row>();
        for (int place = 0; place < pipeline.stages().size(); place++)
            rows.add(Row.of(pipeline.stages().get(place), place + 1));
        return new PipelineForm(pipeline.name(), rows).withSpare();
    }

    /// With empty rows for new stages at the end.
    PipelineForm withSpare() {
        var rows = new ArrayList<Row>(rows());
        rows.removeIf(row -> row.id() == 0 && !row.meant());
        int places = rows.size();
        for (int spare = 1; spare <= SPARE; spare++)
            rows.add(new Row(0, "", String.valueOf(places + spare), "", false));
        return new PipelineForm(name, rows);
    }

    public List<Row> rows() {
        return stages == null ? List.of() : stages;
    }

    /// Empty where a stage has no name any more, no probability or too long a name.
    Optional<List<Stage>> read() {
        var read = new ArrayList<Stage>();
        for (Row row : rows().stream().sorted(Comparator.comparing(Row::order)).toList()) {
            if (!row.meant() && row.id() == 0) continue;
            Optional<BigDecimal> probability = Typed.percent(row.probability());
            String called = row.name() == null ? "" : row.name().strip();
            if (called.isEmpty() || called.length() > 80 || probability.isEmpty()) return Optional.empty();
            read.add(new Stage(row.id(), called, probability.get(), row.promised()));
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(read);
    }
}
