package io.attune.sales.board;

import io.attune.platform.web.Words;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The open deals of a pipeline, a column per stage.
public record BoardPage(
        Lens lens,
        Pipeline pipeline,
        List<Pipeline> pipelines,
        List<Column> columns,
        boolean maySell,
        Instant now,
        LocalDate today) {
    public BoardPage {
        pipelines = List.copyOf(pipelines);
        columns = List.copyOf(columns);
    }

    /// `sum` is in the company's currency; `foreign` are deals in others without a rate, which nobody
    /// adds up. The dearest cards are
    /// shown, `count` are all.
    public record Column(Stage stage, long count, BigDecimal sum, long foreign, List<Card> cards) {
        public Column {
            cards = List.copyOf(cards);
        }

        public long hidden() {
            return count - cards.size();
        }
    }

    public boolean empty() {
        return columns.stream().allMatch(column -> column.count() == 0);
    }

    public String days(Card card, Words words) {
        return words.length(Duration.between(card.since(), now));
    }

    /// The first card takes the focus, the arrow keys take it from there.
    public boolean first(Card card) {
        return columns.stream()
                .flatMap(column -> column.cards().stream())
                .findFirst()
                .map(card::equals)
                .orElse(false);
    }
}
