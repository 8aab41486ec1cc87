package io.attune.behavior.figures;

import io.attune.behavior.instruments.ValueMatrix.Advice;
import io.attune.behavior.instruments.ValueMatrix.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which scores belong to a field of the matrix of current and potential value, as SQL about the score
/// `r`; binds `spent_cut` and `value_cut`. The same as
/// [io.attune.behavior.instruments.ValueMatrix#advice], where `spent` stands for the margin to date: the
/// margin is one for all.
public final class MatrixFields {
    private MatrixFields() {}

    /// What the predicates need bound.
    public static Map<String, Object> parameters(ValueFields cuts) {
        return Map.of("spent_cut", cuts.spentCut(), "value_cut", cuts.valueCut());
    }

    /// All scores field by field, as they are now.
    static List<Field> of(JdbcClient jdbc, ValueFields cuts, BigDecimal margin) {
        return jdbc.sql("""
                        select f.advice, count(*) as customers, sum(f.spent) * :margin as current,
                               sum(f.value12) as potential
                          from (select case when %s then 'KEEP' when %s then 'GROW' when %s then 'REACTIVATE'
                                            else 'LET_GO' end as advice, r.spent, r.value12
                                  from score r) f
                         group by f.advice
                        """.formatted(when(Advice.KEEP), when(Advice.GROW), when(Advice.REACTIVATE)))
                .params(parameters(cuts))
                .param("margin", margin)
                .query((row, _) -> new Field(
                        Advice.valueOf(row.getString("advice")),
                        row.getInt("customers"),
                        row.getDouble("current"),
                        row.getDouble("potential")))
                .list();
    }

    public static String when(Advice advice) {
        String now = "(r.spent > 0 and r.spent >= :spent_cut)";
        String toCome = "(r.value12 > 0 and r.value12 >= :value_cut)";
        return switch (advice) {
            case KEEP -> now + " and " + toCome;
            case GROW -> "not " + now + " and " + toCome;
            case REACTIVATE -> now + " and not " + toCome;
            case LET_GO -> "not " + now + " and not " + toCome;
        };
    }
}
