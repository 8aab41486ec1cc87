package io.attune.commerce.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SettlingTests {
    @Test
    void theOldestIsPaidWholeAndTheNextInPart() {
        var sides = List.of(side(1, "100"), side(2, "50"), side(3, "70"));
        assertThat(Settling.inOrder(new BigDecimal("120"), sides))
                .isEqualTo(Map.of(1L, new BigDecimal("100"), 2L, new BigDecimal("20")));
        assertThat(Settling.inOrder(new BigDecimal("500"), sides).values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("220");
    }

    @Property(tries = 500)
    void neverMoreThanEitherSideHasAndNothingIsHeldBack(
            @ForAll @IntRange(max = 100_000) int amount, @ForAll List<@IntRange(max = 20_000) Integer> open) {
        var sides = new ArrayList<Settling.Side>();
        for (int i = 0; i < open.size(); i++)
            sides.add(new Settling.Side(i, new BigDecimal(open.get(i)).movePointLeft(2)));
        BigDecimal paid = new BigDecimal(amount).movePointLeft(2);
        var parts = Settling.inOrder(paid, sides);
        BigDecimal all = sides.stream().map(Settling.Side::left).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal used = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(used).isEqualByComparingTo(paid.min(all));
        parts.forEach((id, part) -> assertThat(part)
                .isPositive()
                .isLessThanOrEqualTo(sides.get(id.intValue()).left()));
    }

    private static Settling.Side side(long id, String left) {
        return new Settling.Side(id, new BigDecimal(left));
    }
}
