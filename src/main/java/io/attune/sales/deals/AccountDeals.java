package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The deals of an account and all below it: what is open in a figure, all of them in a tab.
@Configuration(proxyBeanMethods = false)
class AccountDeals {
    private static final int SHOWN = 200;

    @Bean
    AccountPart accountDealsFact(TheirDealStore deals, Clock clock) {
        return new Part(AccountPart.Place.FACT, 40, "", "fact", deals, clock);
    }

    @Bean
    AccountPart accountDealsTab(TheirDealStore deals, Clock clock) {
        return new Part(AccountPart.Place.TAB, 40, "deals", "tab", deals, clock);
    }

    private record Part(Place place, int order, String tab, String template, TheirDealStore deals, Clock clock)
            implements AccountPart {
        @Override
        public Optional<Piece> of(Viewer viewer, AccountId account) {
            var page = TheirDealsPage.of(
                    account, deals.of(viewer, account, SHOWN), viewer.may(Right.SELL), clock.instant());
            return place == Place.FACT && page.open().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Piece.of("sales/deals/" + template, page));
        }
    }
}
