package io.attune.platform.settings;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SettingsStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    SettingsStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Settings> find() {
        return jdbc.sql("""
                select company, currency, zone, language, margin, analysis_date, deadline_minutes,
                       cancellation_minutes, urgent_stake, complaint_risk, cancellation_risk, question_risk, win_back,
                       purchase_known, purchase_unknown_social, purchase_unknown_other, deal_points, exposure
                  from company_settings
                """).query(SettingsStore::settings).optional();
    }

    /// The settings as they are, kept from changing until the transaction ends.
    Optional<Settings> lock() {
        jdbc.sql("select id from company_settings for update")
                .query(Integer.class)
                .optional();
        return find();
    }

    boolean insert(Settings settings) {
        return jdbc.sql("""
                        insert into company_settings (
                               company, currency, zone, language, margin, analysis_date, deadline_minutes,
                               cancellation_minutes, urgent_stake, complaint_risk, cancellation_risk, question_risk,
                               win_back, purchase_known, purchase_unknown_social, purchase_unknown_other, deal_points,
                               exposure, changed_at)
                        values (:company, :currency, :zone, :language, :margin, :analysis_date, :deadline_minutes,
                               :cancellation_minutes, :urgent_stake, :complaint_risk, :cancellation_risk, :question_risk,
                               :win_back, :purchase_known, :purchase_unknown_social, :purchase_unknown_other, :deal_points,
                               :exposure, :changed_at)
                            on conflict (id) do nothing
                        """).params(columns(settings)).update() == 1;
    }

    void update(Settings settings) {
        jdbc.sql("""
                update company_settings
                   set company = :company, currency = :currency, zone = :zone, language = :language,
                       margin = :margin, analysis_date = :analysis_date, deadline_minutes = :deadline_minutes,
                       cancellation_minutes = :cancellation_minutes, urgent_stake = :urgent_stake,
                       complaint_risk = :complaint_risk, cancellation_risk = :cancellation_risk,
                       question_risk = :question_risk, win_back = :win_back, purchase_known = :purchase_known,
                       purchase_unknown_social = :purchase_unknown_social,
                       purchase_unknown_other = :purchase_unknown_other, deal_points = :deal_points,
                       exposure = :exposure, changed_at = :changed_at
                """).params(columns(settings)).update();
    }

    private Map<String, @Nullable Object> columns(Settings settings) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("company", settings.company());
        columns.put("currency", settings.currency().getCurrencyCode());
        columns.put("zone", settings.zone().getId());
        columns.put("language", settings.language().toLanguageTag());
        columns.put("margin", settings.margin());
        columns.put("analysis_date", settings.analysisDate());
        columns.put("deadline_minutes", settings.deadline().toMinutes());
        columns.put("cancellation_minutes", settings.cancellationDeadline().toMinutes());
        columns.put("urgent_stake", settings.urgentStake());
        StakeSettings stake = settings.stake();
        columns.put("complaint_risk", stake.complaintRisk());
        columns.put("cancellation_risk", stake.cancellationRisk());
        columns.put("question_risk", stake.questionRisk());
        columns.put("win_back", stake.winBack());
        columns.put("purchase_known", stake.purchaseKnown());
        columns.put("purchase_unknown_social", stake.purchaseUnknownSocial());
        columns.put("purchase_unknown_other", stake.purchaseUnknownOther());
        columns.put("deal_points", stake.dealPoints());
        columns.put("exposure", stake.exposure());
        columns.put("changed_at", clock.instant().atOffset(UTC));
        return columns;
    }

    private static Settings settings(ResultSet row, int number) throws SQLException {
        return new Settings(
                row.getString("company"),
                Currency.getInstance(row.getString("currency")),
                ZoneId.of(row.getString("zone")),
                Locale.forLanguageTag(row.getString("language")),
                decimal(row, "margin"),
                row.getObject("analysis_date", LocalDate.class),
                Duration.ofMinutes(row.getLong("deadline_minutes")),
                Duration.ofMinutes(row.getLong("cancellation_minutes")),
                decimal(row, "urgent_stake"),
                new StakeSettings(
                        decimal(row, "complaint_risk"),
                        decimal(row, "cancellation_risk"),
                        decimal(row, "question_risk"),
                        decimal(row, "win_back"),
                        decimal(row, "purchase_known"),
                        decimal(row, "purchase_unknown_social"),
                        decimal(row, "purchase_unknown_other"),
                        decimal(row, "deal_points"),
                        decimal(row, "exposure")));
    }

    private static BigDecimal decimal(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }
}
