package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestoredModelsTests {
    private static final CustomerBase BASE =
            new SimulatedBuyers(7, new BgNbd(.8, 6, .8, 2.5), new GammaGamma(6, 4, 15)).base(400, 200, 700);

    @ParameterizedTest
    @EnumSource(BuyingModelKind.class)
    void aModelIsMadeAgainOfItsNameAndItsParameters(BuyingModelKind kind) {
        var fit = kind.fit(BASE);
        var parameters = fit.parameters().stream().collect(Collectors.toMap(Estimate::name, Estimate::value));
        BuyingModel restored =
                BuyingModelKind.restored(fit.model().name(), parameters::get).orElseThrow();
        assertThat(restored.name()).isEqualTo(fit.model().name());
        for (BuyingHistory who : List.of(new BuyingHistory(0, 0, 30), new BuyingHistory(5, 20, 40))) {
            assertThat(restored.alive(who)).isCloseTo(fit.model().alive(who), within(1e-9));
            assertThat(restored.expectedPurchases(who, 39))
                    .isCloseTo(fit.model().expectedPurchases(who, 39), within(1e-9));
        }
    }

    @Test
    void whatNoModelIsCalledIsNone() {
        assertThat(BuyingModelKind.restored("own-rate", name -> 1)).isEmpty();
        assertThat(BuyingModelKind.restored("bg-cnbd-0", name -> 1)).isEmpty();
    }
}
