package io.attune.commerce.receivables;

import io.attune.commerce.CreditTerms;
import io.attune.commerce.CreditTerms.Terms;
import io.attune.commerce.Debtor;
import io.attune.commerce.DebtorPart;
import io.attune.commerce.Money;
import io.attune.commerce.Receivables;
import io.attune.customers.AccountId;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Field;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Problems;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The one door to what customers owe: whoever may not see money finds nothing behind it.
@Component
class MoneyDesk implements Receivables {
    private static final int MOST_OPEN = 100;
    private static final int MOST_RECEIVED = 10;
    private static final int MOST_DEBTORS = 500;
    private static final int HISTORY_MONTHS = 24;

    private final ReceivableStore store;
    private final TermsStore terms;
    private final List<DebtorPart> parts;
    private final CompanySettings settings;
    private final Audit audit;
    private final Clock clock;

    MoneyDesk(
            ReceivableStore store,
            TermsStore terms,
            ObjectProvider<DebtorPart> parts,
            CompanySettings settings,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.terms = terms;
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(DebtorPart::order))
                .toList();
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Standing> of(Viewer viewer, Debtor debtor) {
        if (!mayLook(viewer) || !store.any(viewer, debtor)) return Optional.empty();
        return Optional.of(standing(store.aged(viewer, debtor, today())));
    }

    /// Of an account with all below it, and with those of their people who buy in their own name.
    Optional<Standing> under(Viewer viewer, AccountId account) {
        if (!mayLook(viewer) || !store.any(viewer, account)) return Optional.empty();
        return Optional.of(standing(store.aged(viewer, account, today())));
    }

    private Standing standing(ReceivableStore.Aged aged) {
        Currency currency = settings.current().currency();
        return new Standing(
                new Money(aged.ageing().total(), currency),
                new Money(aged.ageing().overdue(), currency),
                aged.daysLate(),
                aged.unconverted() == 0);
    }

    Optional<DebtorMoney> all(Viewer viewer, Debtor debtor) {
        TermsForm form = TermsForm.of(terms.of(debtor));
        return all(viewer, debtor, form, Problems.NONE);
    }

    Optional<DebtorMoney> all(Viewer viewer, Debtor debtor, TermsForm form, Problems problems) {
        if (!mayLook(viewer)) return Optional.empty();
        LocalDate today = today();
        ReceivableStore.Aged aged = store.aged(viewer, debtor, today);
        boolean credit = viewer.shows(Field.CREDIT);
        Terms agreed = credit ? terms.of(debtor) : new Terms(null, CreditTerms.USUAL_DAYS);
        BigDecimal toInvoice = store.toInvoice(viewer, debtor, today);
        var history = new CreditHistory(
                store.history(viewer, debtor, today.minusMonths(HISTORY_MONTHS)),
                aged.ageing().total().add(toInvoice),
                agreed.limit());
        return Optional.of(new DebtorMoney(
                debtor,
                aged.ageing(),
                aged.daysLate(),
                aged.unconverted() == 0 ? List.of() : store.unconverted(viewer, debtor, today),
                toInvoice,
                agreed,
                credit ? CreditScore.of(history, today) : Optional.empty(),
                store.credits(viewer, debtor),
                store.open(viewer, debtor, today, MOST_OPEN),
                store.received(viewer, debtor, MOST_RECEIVED),
                today,
                viewer.may(Right.KEEP_BOOKS) && credit,
                form,
                problems,
                parts.stream().flatMap(part -> part.of(viewer, debtor).stream()).toList()));
    }

    Optional<ReceivablesPage> everybody(Viewer viewer) {
        if (!mayLook(viewer)) return Optional.empty();
        LocalDate today = today();
        ReceivableStore.Aged aged = store.aged(viewer, (Debtor) null, today);
        return Optional.of(new ReceivablesPage(
                aged.ageing(), aged.unconverted() == 0 ? List.of() : store.unconverted(viewer, null, today)));
    }

    /// What the account owes, and who owes among all below it and their people.
    Optional<AccountMoney> account(Viewer viewer, AccountId account) {
        var itself = new Debtor.OfAccount(account);
        return all(viewer, itself)
                .map(own -> new AccountMoney(
                        own,
                        debtors(viewer, account),
                        store.aged(viewer, account, today()).ageing()));
    }

    private List<AgeingRow> debtors(Viewer viewer, AccountId under) {
        return store.debtors(viewer, under, today(), MOST_DEBTORS).stream()
                .map(row -> viewer.shows(Field.CREDIT) ? row : row.withoutLimit())
                .toList();
    }

    @Transactional
    public void agree(Viewer viewer, Debtor debtor, TermsForm form) {
        terms.put(debtor, form.readLimit().orElse(null), form.readDays().orElse(null), viewer.user());
        audit.record(
                viewer.user(),
                "credit.agreed",
                debtor.toString(),
                Map.of("limit", form.limit().strip(), "days", form.days().strip()));
    }

    private static boolean mayLook(Viewer viewer) {
        return viewer.may(Right.SEE_MONEY);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(settings.current().zone()));
    }
}
