package io.attune.sales.board;

import io.attune.platform.web.Words;
import io.attune.sales.pipelines.Pipeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What may close in which month.
public record ForecastPage(Lens lens, Pipeline pipeline, List<Pipeline> pipelines, List<Month> months, LocalDate from) {
    public ForecastPage {
        pipelines = List.copyOf(pipelines);
        months = List.copyOf(months);
    }

    public String name(Month month, Words words) {
        LocalDate first = month.first();
        if (first == null) return words.text("forecast.undated");
        if (first.isBefore(from)) return words.text("forecast.late");
        return DateTimeFormatter.ofPattern("LLLL yyyy", words.locale()).format(first);
    }

    /// In thousandths of the largest month, for a bar.
    public int share(BigDecimal amount) {
        BigDecimal largest =
                months.stream().map(Month::best).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        if (largest.signum() == 0) return 0;
        return amount.multiply(BigDecimal.valueOf(1_000))
                .divide(largest, 0, RoundingMode.HALF_UP)
                .intValue();
    }

    public Month total() {
        return new Month(
                null,
                months.stream().mapToLong(Month::deals).sum(),
                sum(months.stream().map(Month::won).toList()),
                sum(months.stream().map(Month::committed).toList()),
                sum(months.stream().map(Month::weighted).toList()),
                sum(months.stream().map(Month::open).toList()));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
