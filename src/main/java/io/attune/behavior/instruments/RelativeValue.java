package io.attune.behavior.instruments;

import io.attune.behavior.models.Histories;
import io.attune.behavior.models.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// What customers of each source have brought by the same age, against all customers: index 100 is the
/// company's mean.
///
/// The age is in months since a customer's first purchase. At each age only those count who have been
/// customers that long, in the source and in the company alike, so a young source is never held against old
/// customers. `mean` is margin per customer in units of the currency, net of refunds, the first purchase
/// included; customers who brought little are in it.
/// Source: Novo, *Drilling Down*: relative lifetime value by source needs no absolute one.
public record RelativeValue(List<Source> sources) {
    private static final double NINETY_FIVE = 1.959964;
    /// Below so many customers a mean of spend is an anecdote.
    public static final int ENOUGH = 30;

    /// `name` is what the caller calls the source; ages as they were asked for.
    public record Source(String name, int customers, List<AtAge> ages) {
        public Source {
            ages = List.copyOf(ages);
        }
    }

    /// `index`, with the 95 % interval that the spread of the source's customers gives, is NaN where the
    /// company's mean is not above zero; the interval is NaN with fewer than two customers. `returned` of the
    /// customers bought again.
    public record AtAge(
            int months, int customers, int returned, double mean, double index, double indexLow, double indexHigh) {
        /// Whether these are customers enough to say anything.
        public boolean enough() {
            return customers >= ENOUGH;
        }
    }

    public RelativeValue {
        sources = List.copyOf(sources);
    }

    /// `source` names where a customer came from; the company itself comes first, under the name "".
    ///
    /// The others follow by their index at the last age at which they have customers enough, the best first.
    /// Where a source is unknown let it be a word of its own, not "".
    public static RelativeValue of(
            Histories histories, LongFunction<String> source, double margin, LocalDate until, int... months) {
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be a share above 0 up to 1, was " + margin);
        }
        if (months.length == 0 || Arrays.stream(months).anyMatch(age -> age < 1 || age > 1200)) {
            throw new IllegalArgumentException("ages must be months from 1 on, were " + Arrays.toString(months));
        }
        var groups = new TreeMap<String, Group>();
        var company = new Group(months.length);
        histories.each(until, who -> {
            String name = source.apply(who.customer());
            if (name.isEmpty()) throw new IllegalArgumentException("customer " + who.customer() + " has no source");
            company.customers++;
            Group own = groups.computeIfAbsent(name, unseen -> new Group(months.length));
            own.customers++;
            for (int i = 0; i < months.length; i++) {
                LocalDate end = LocalDate.ofEpochDay(who.firstDay()).plusMonths(months[i]);
                if (end.isAfter(until.plusDays(1))) continue;
                int within = who.countUpTo(Math.toIntExact(end.toEpochDay()) - 1);
                double spent = spent(who, within) * margin;
                own.ages[i].add(spent, within > 1);
                company.ages[i].add(spent, within > 1);
            }
        });
        var sources = new ArrayList<Source>();
        groups.forEach((name, own) -> sources.add(own.source(name, company, months)));
        sources.sort(Comparator.comparingDouble((Source s) -> -standing(s)).thenComparing(Source::name));
        sources.addFirst(company.source("", company, months));
        return new RelativeValue(sources);
    }

    public Source company() {
        return sources.getFirst();
    }

    private static double standing(Source source) {
        double index = Double.NEGATIVE_INFINITY;
        for (AtAge age : source.ages()) if (age.enough() && !Double.isNaN(age.index())) index = age.index();
        return index;
    }

    private static double spent(History who, int days) {
        long cents = 0;
        for (int i = 0; i < days; i++) cents += who.cents(i);
        return cents / 100.0;
    }

    /// The customers of one source at each age.
    private static final class Group {
        private final Sum[] ages;
        private int customers;

        Group(int size) {
            ages = new Sum[size];
            for (int i = 0; i < size; i++) ages[i] = new Sum();
        }

        Source source(String name, Group company, int[] months) {
            var list = new ArrayList<AtAge>();
            for (int i = 0; i < months.length; i++) list.add(ages[i].against(company.ages[i], months[i]));
            return new Source(name, customers, list);
        }
    }

    /// Mean and spread in one pass (Welford 1962).
    private static final class Sum {
        private int customers;
        private int returned;
        private double mean;
        private double squares;

        void add(double spent, boolean again) {
            customers++;
            if (again) returned++;
            double off = spent - mean;
            mean += off / customers;
            squares += off * (spent - mean);
        }

        AtAge against(Sum company, int months) {
            boolean comparable = customers > 0 && company.mean > 0;
            double scale = comparable ? 100 / company.mean : Double.NaN;
            double index = mean * scale;
            double spread = NINETY_FIVE * standardError() * scale;
            return new AtAge(months, customers, returned, mean, index, index - spread, index + spread);
        }

        private double standardError() {
            return customers < 2 ? Double.NaN : Math.sqrt(squares / (customers - 1) / customers);
        }
    }
}
