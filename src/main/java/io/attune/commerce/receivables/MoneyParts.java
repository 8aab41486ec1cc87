package io.attune.commerce.receivables;

import io.attune.commerce.Debtor;
import io.attune.commerce.Receivables.Standing;
import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Command;
import io.attune.platform.web.Piece;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A person's money on their page and beside their conversations, and that of an account with all below it.
@Configuration(proxyBeanMethods = false)
class MoneyParts {
    @Bean
    PersonPart moneyTab(MoneyDesk desk) {
        return new Part(
                PersonPart.Place.TAB,
                25,
                "money",
                (viewer, debtor) ->
                        desk.all(viewer, debtor).map(money -> Piece.of("commerce/receivables/money", money)));
    }

    @Bean
    PersonPart moneyFact(MoneyDesk desk) {
        return new Part(PersonPart.Place.FACT, 30, "", (viewer, debtor) -> standing(desk, viewer, debtor, "fact"));
    }

    @Bean
    PersonPart moneySide(MoneyDesk desk) {
        return new Part(PersonPart.Place.SIDE, 30, "", (viewer, debtor) -> standing(desk, viewer, debtor, "side"));
    }

    @Bean
    AccountPart accountMoneyTab(MoneyDesk desk) {
        return new OfAccount(
                AccountPart.Place.TAB,
                35,
                "money",
                (viewer, account) ->
                        desk.account(viewer, account).map(money -> Piece.of("commerce/receivables/account", money)));
    }

    @Bean
    AccountPart accountMoneyFact(MoneyDesk desk) {
        return new OfAccount(
                AccountPart.Place.FACT,
                30,
                "",
                (viewer, account) -> desk.under(viewer, account)
                        .map(standing -> Piece.of(
                                "commerce/receivables/fact",
                                new StandingPage(standing, new Debtor.OfAccount(account).page()))));
    }

    @Bean
    Command receivablesCommand() {
        return Command.go("receivables.command", "g r", "/receivables", Right.SEE_MONEY);
    }

    private static Optional<Piece> standing(MoneyDesk desk, Viewer viewer, Debtor debtor, String template) {
        Optional<Standing> standing = desk.of(viewer, debtor);
        return standing.map(
                known -> Piece.of("commerce/receivables/" + template, new StandingPage(known, debtor.page())));
    }

    private record Part(
            PersonPart.Place place, int order, String tab, BiFunction<Viewer, Debtor, Optional<Piece>> piece)
            implements PersonPart {
        @Override
        public Optional<Piece> of(Viewer viewer, PersonId person) {
            return piece.apply(viewer, new Debtor.OfPerson(person));
        }
    }

    private record OfAccount(
            AccountPart.Place place, int order, String tab, BiFunction<Viewer, AccountId, Optional<Piece>> piece)
            implements AccountPart {
        @Override
        public Optional<Piece> of(Viewer viewer, AccountId account) {
            return piece.apply(viewer, account);
        }
    }
}
