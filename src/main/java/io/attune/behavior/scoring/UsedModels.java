package io.attune.behavior.scoring;

import io.attune.behavior.models.BuyingModelKind;
import io.attune.platform.audit.Audit;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The choice of the model that scores; the next run heeds it.
@Component
public class UsedModels {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    UsedModels(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /// BG/NBD where nobody has decided.
    public UsedModel current() {
        return jdbc.sql("select coalesce(model, '') from buying_model_use")
                .query(String.class)
                .optional()
                .map(UsedModels::read)
                .orElse(new UsedModel.Fixed(BuyingModelKind.BG_NBD));
    }

    /// A label, or "" for the best; of anything else it makes the best.
    static UsedModel read(String code) {
        return BuyingModelKind.of(code).<UsedModel>map(UsedModel.Fixed::new).orElseGet(UsedModel.Best::new);
    }

    /// Whether that was another one than before.
    @Transactional
    boolean choose(UsedModel model, UserId who) {
        UsedModel before = current();
        if (before.equals(model)) return false;
        jdbc.sql("""
                insert into buying_model_use (model, chosen_by, chosen_at) values (nullif(:model, ''), :who, :now)
                    on conflict (one) do update
                   set model = excluded.model, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
                """)
                .param("model", model.code())
                .param("who", who.value())
                .param("now", Rows.at(clock.instant()))
                .update();
        audit.record(who, "model.chosen", "scoring", Map.of("model", described(before) + " → " + described(model)));
        return true;
    }

    private static String described(UsedModel model) {
        return model.code().isEmpty() ? "best" : model.code();
    }
}
