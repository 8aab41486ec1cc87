package io.attune.behavior.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.instruments.ValueMatrix.Advice;
import io.attune.behavior.instruments.ValueMatrix.Cut;
import io.attune.behavior.instruments.ValueMatrix.Field;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.ValueFit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ValueMatrixTests {
    private static final double[] CURRENT = {100, 90, 10, 0, 50, 5};
    private static final double[] POTENTIAL = {80, 1, 70, 0, 60, 2};

    @Test
    void bothValuesDecideWhatToDo() {
        var matrix = ValueMatrix.of(6, i -> CURRENT[i], i -> POTENTIAL[i], new Cut.Top(.5), new Cut.Top(.5));
        assertThat(matrix.currentThreshold()).isEqualTo(50);
        assertThat(matrix.potentialThreshold()).isEqualTo(60);
        assertThat(matrix.field(Advice.KEEP)).isEqualTo(new Field(Advice.KEEP, 2, 150, 140));
        assertThat(matrix.field(Advice.GROW)).isEqualTo(new Field(Advice.GROW, 1, 10, 70));
        assertThat(matrix.field(Advice.REACTIVATE)).isEqualTo(new Field(Advice.REACTIVATE, 1, 90, 1));
        assertThat(matrix.field(Advice.LET_GO)).isEqualTo(new Field(Advice.LET_GO, 2, 5, 2));
    }

    @Test
    void anEarlierMatrixLendsItsThresholds() {
        var matrix = ValueMatrix.of(6, i -> CURRENT[i], i -> POTENTIAL[i], new Cut.Amount(95), new Cut.Amount(0));
        assertThat(matrix.field(Advice.KEEP).customers()).isEqualTo(1);
        // Nothing is not high, even where the threshold is nothing.
        assertThat(matrix.advice(0, 0)).isEqualTo(Advice.LET_GO);
        assertThat(matrix.field(Advice.GROW).customers()).isEqualTo(4);
    }

    @Test
    void nobodyAndCutsThatCannotBe() {
        var empty = ValueMatrix.of(0, i -> 0, i -> 0, new Cut.Top(.2), new Cut.Top(.2));
        assertThat(empty.fields())
                .hasSize(4)
                .allSatisfy(field -> assertThat(field.customers()).isZero());
        assertThatIllegalArgumentException().isThrownBy(() -> new Cut.Top(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cut.Amount(-1));
    }

    @Test
    void potentialIsTheValueOfTheNextTwelveMonths() {
        LocalDate start = LocalDate.of(2025, 1, 1);
        var base = CustomerBase.until(start.plusDays(200))
                .add(1, start, 10_000)
                .add(1, start.plusDays(100), 10_000)
                .add(2, start.plusDays(190), 2_000)
                .build();
        var value = ValueFit.of(base, .3).model();
        var matrix = ValueMatrix.of(base, value, new Cut.Amount(30), new Cut.Amount(0));
        assertThat(matrix.field(Advice.KEEP).current()).isCloseTo(60, within(1e-9));
        assertThat(matrix.field(Advice.KEEP).potential())
                .isCloseTo(value.value12(base.summary(0), base.until()), within(1e-9));
        assertThat(matrix.field(Advice.GROW).customers()).isEqualTo(1);
    }
}
